import fc from "fast-check";
import { expect, test } from "vitest";
import { matrixTicks } from "./matrix-ticks.ts";

test("every row of a small matrix has its label; of a large one, 1 and round numbers have", () => {
  expect(matrixTicks(3, 10)).toEqual([0, 1, 2]);
  expect(matrixTicks(20, 10)).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
  expect(matrixTicks(20, 6)).toEqual([0, 4, 9, 14, 19]);
});

test("there are no more labels than asked for, but for that of the first row", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 2, max: 60 }), (count, most) => {
      expect(matrixTicks(count, most).length).toBeLessThanOrEqual(most + 1);
    }),
  );
});
