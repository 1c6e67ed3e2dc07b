import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLevels } from "./level-list.ts";

describe("a level range", () => {
  test.each([
    ["0:0.5:2", [0, 0.5, 1, 1.5, 2]],
    ["0:0.1:0.3", [0, 0.1, 0.2, 0.3]],
    ["5:-2.5:0", [5, 2.5, 0]],
    ["-100:50:100", [-100, -50, 0, 50, 100]],
    [" 1 : 2 : 4 ", [1, 3]],
    ["2:1:2", [2]],
    ["2:0:2", [2]],
    ["1e2:.5e2:+2e2", [100, 150, 200]],
  ])("%s", (text, levels) => {
    expect(parseLevels(text)).toEqual(levels);
  });

  test("an array is unchanged", () => {
    expect(parseLevels([3, 1, 2])).toEqual([3, 1, 2]);
  });

  test.each(["", "1:2", "1:2:3:4", "a:b:c", "1;2;3", "0x1:1:5", "1:1:1e999"])("%s is not a range", (text) => {
    expect(() => parseLevels(text, "f.json /protocols/0/noise/levels")).toThrow(expect.objectContaining({ code: "levels-unreadable", where: "f.json /protocols/0/noise/levels" }));
  });

  test.each(["0:-1:5", "5:1:0", "0:0:5"])("%s never reaches its end, and is refused", (text) => {
    expect(() => parseLevels(text)).toThrow(expect.objectContaining({ code: "level-step-wrong" }));
  });

  test("more than a million values are refused before they are allocated", () => {
    expect(() => parseLevels("0:1e-9:1")).toThrow(expect.objectContaining({ code: "too-many-levels" }));
    expect(parseLevels("1:1:1000000")).toHaveLength(1_000_000);
  });
});

test("every range of decimals gives the decimals that a person would write", () => {
  const decimals = fc.record({
    first: fc.integer({ min: -10_000, max: 10_000 }),
    step: fc.integer({ min: 1, max: 500 }),
    steps: fc.nat(200),
    digits: fc.nat(4),
    sign: fc.constantFrom(1, -1),
  });
  fc.assert(
    fc.property(decimals, ({ first, step, steps, digits, sign }) => {
      const written = (n: number) => `${n}e-${digits}`;
      const text = [first, sign * step, first + sign * steps * step].map(written).join(":");
      const expected = Array.from({ length: steps + 1 }, (_, k) => Number(written(first + sign * k * step)));
      expect(parseLevels(text)).toEqual(expected);
    }),
  );
});

test("a range never passes its last value and stops less than a step before it", () => {
  const real = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(real, real, fc.double({ min: 0.02, max: 10, noNaN: true }), (a, b, step) => {
      const [first, last] = [Math.min(a, b), Math.max(a, b)];
      const levels = parseLevels(`${first}:${step}:${last}`);
      const end = levels.at(-1)!;
      expect(levels[0]).toBe(first + 0);
      expect(end).toBeLessThanOrEqual(last + 2e-9 * step);
      expect(last - end).toBeLessThan(step * (1 + 1e-9));
    }),
  );
});
