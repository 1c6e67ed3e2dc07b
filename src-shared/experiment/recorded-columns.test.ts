import fc from "fast-check";
import { expect, test } from "vitest";
import { addressesIn, cellAt, columnOf, countIn, digitsAt, stretchesOf, stretchesSchema, type Cell } from "./recorded-columns.ts";

const addresses = fc.uniqueArray(fc.nat(60)).map((list) => list.sort((a, b) => a - b));

test("stretches stand for the same addresses in fewer numbers", () => {
  fc.assert(
    fc.property(addresses, fc.nat(70), (list, bound) => {
      const stretches = stretchesOf(list);
      expect([...addressesIn(stretches, Infinity)]).toEqual(list);
      expect([...addressesIn(stretches, bound)]).toEqual(list.filter((address) => address < bound));
      expect(countIn(stretches)).toBe(list.length);
      expect(stretchesSchema.safeParse(stretches).success).toBe(true);
    }),
  );
  expect(stretchesOf([0, 1, 2, 7, 9, 10])).toEqual([[0, 2], [7, 7], [9, 10]]);
});

test("unordered, overlapping and reversed stretches are refused, so that they never cover more than the protocol", () => {
  for (const stretches of [[[3, 2]], [[0, 4], [4, 5]], [[5, 6], [0, 1]], [[0, 0], [0, 0]], [[-1, 2]], [[0, 0.5]]]) expect(stretchesSchema.safeParse(stretches).success).toBe(false);
});

test("a column gives back its values, equal or different", () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null), fc.string(), fc.constant(-0), fc.constant(0));
  fc.assert(
    fc.property(fc.oneof(fc.array(cell, { minLength: 1 }), fc.tuple(cell, fc.integer({ min: 1, max: 9 })).map(([value, n]) => new Array<Cell>(n).fill(value))), (values) => {
      const column = columnOf(values);
      expect(values.map((_, position) => cellAt(column, position))).toEqual(values);
    }),
  );
  expect(columnOf([2, 2, 2])).toBe(2);
  expect(columnOf([0, -0])).toEqual([0, -0]);
});

test("the digits of a condition are found only if each condition has at least sixteen", () => {
  expect(digitsAt("0123456789abcdef".repeat(2) + "f".repeat(16), 2, 3)).toBe("f".repeat(16));
  expect([digitsAt("ab", 0, 2), digitsAt("a".repeat(33), 1, 2), digitsAt("", 0, 1), digitsAt("", 0, 0)]).toEqual([undefined, undefined, undefined, undefined]);
});
