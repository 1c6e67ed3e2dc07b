import { describe, expect, test } from "vitest";
import { arrowOf, arrowPath } from "./circuit-drawing.ts";

describe("the arrow of a current", () => {
  test("grows with the current, and points the way it flows", () => {
    const [small, large, inward] = [arrowOf(20, 200), arrowOf(200, 200), arrowOf(-200, 200)];
    expect(small.length).toBeLessThan(large.length);
    expect(small.width).toBeLessThan(large.width);
    expect([large.sign, inward.sign]).toEqual([1, -1]);
    expect(arrowPath(large, 0, 50)).toContain(`L0 ${50 + large.length / 2}`);
    expect(arrowPath(inward, 0, 50)).toContain(`L0 ${50 - large.length / 2}`);
  });

  test("is not drawn where nothing flows, and no longer than its branch where much does", () => {
    expect(arrowPath(arrowOf(0, 200), 0, 0)).toBe("");
    expect(arrowPath(arrowOf(1e-12, 200), 0, 0)).toBe("");
    expect(arrowOf(1e6, 200).length).toBe(arrowOf(200, 200).length);
    expect(arrowOf(5, 0).length).toBe(0);
  });
});
