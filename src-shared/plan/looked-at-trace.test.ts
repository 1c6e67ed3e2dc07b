import { expect, test } from "vitest";
import { everyWhenLookedAt } from "./looked-at-trace.ts";

test("a viewed trace has every step of a sweep of usual length, and at most 2 10^6 samples of a long one", () => {
  expect(everyWhenLookedAt(1000, 0.1)).toBe(1);
  expect(everyWhenLookedAt(1e6, 0.1)).toBe(5);
  expect(1e7 / 0.001 / everyWhenLookedAt(1e7, 0.001)).toBeLessThanOrEqual(2_000_000);
});
