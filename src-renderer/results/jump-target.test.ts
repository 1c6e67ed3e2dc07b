import fc from "fast-check";
import { expect, test } from "vitest";
import { jumpTarget } from "./jump-target.ts";

const currents = [60, 80, 100, 120, 140];
const noises = [0, 0.5, 1, 2];

test.each([
  ["140", { column: 4, row: undefined }],
  ["140, 2", { column: 4, row: 3 }],
  ["140 pA 0.5 mV", { column: 4, row: 1 }],
  ["140; 0,5", { column: 4, row: 1 }],
  ["91", { column: 2, row: undefined }],
  ["\u221250 1", { column: 0, row: 2 }],
  ["1e9", { column: 4, row: undefined }],
])("%s", (text, target) => {
  expect(jumpTarget(text, currents, noises)).toEqual(target);
});

test("text without a number has no target; in a matrix of one row a second number is ignored", () => {
  expect(jumpTarget("noise", currents, noises)).toBeUndefined();
  expect(jumpTarget("100 2", currents, [0])).toEqual({ column: 2, row: undefined });
});

test("the target of any text is in the matrix, and any level of the matrix is found", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 4 }), (text, k) => {
      const target = jumpTarget(text, currents, noises);
      if (target !== undefined) expect(currents[target.column]).toBeDefined();
      expect(jumpTarget(String(currents[k]), currents, noises)?.column).toBe(k);
    }),
  );
});
