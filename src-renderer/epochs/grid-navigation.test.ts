import fc from "fast-check";
import { expect, test } from "vitest";
import { block, clamped, moved, type Grid, type CellAddress } from "./grid-navigation.ts";

const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
// Row 1 is a further parameter under row 0, which has columns 2 and 3 only.
const grid: Grid = { rows: 3, columns: 6, has: ({ row, column }) => row >= 0 && row < 3 && column >= 0 && column < 6 && (row !== 1 || column === 2 || column === 3) };
const from = (row: number, column: number, key: string, held: object = {}) => moved(grid, { row, column }, { ...none, key, ...held });

test.each<[string, object, CellAddress, CellAddress | undefined]>([
  ["ArrowDown", {}, { row: 0, column: 2 }, { row: 1, column: 2 }],
  ["ArrowDown", {}, { row: 0, column: 4 }, { row: 2, column: 4 }],
  ["ArrowUp", {}, { row: 2, column: 5 }, { row: 0, column: 5 }],
  ["ArrowUp", {}, { row: 0, column: 2 }, undefined],
  ["ArrowRight", {}, { row: 1, column: 3 }, undefined],
  ["ArrowDown", { ctrlKey: true }, { row: 0, column: 2 }, { row: 2, column: 2 }],
  ["Home", {}, { row: 0, column: 4 }, { row: 0, column: 0 }],
  ["End", { ctrlKey: true }, { row: 0, column: 0 }, { row: 2, column: 5 }],
  ["Enter", {}, { row: 0, column: 5 }, { row: 2, column: 5 }],
  ["Enter", { shiftKey: true }, { row: 2, column: 3 }, { row: 1, column: 3 }],
  ["Enter", { ctrlKey: true }, { row: 0, column: 2 }, undefined],
  ["Tab", {}, { row: 0, column: 5 }, { row: 1, column: 2 }],
  ["Tab", {}, { row: 1, column: 3 }, { row: 2, column: 0 }],
  ["Tab", {}, { row: 2, column: 5 }, undefined],
  ["Tab", { shiftKey: true }, { row: 2, column: 0 }, { row: 1, column: 3 }],
  ["Tab", { shiftKey: true }, { row: 0, column: 0 }, undefined],
  ["a", {}, { row: 0, column: 0 }, undefined],
])("%s %o from %o leads to %o", (key, held, address, expected) => {
  expect(from(address.row, address.column, key, held)).toEqual(expected);
});

test("every key leads to an existing cell", () => {
  const key = fc.constantFrom("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "Enter", "Tab");
  const cells = [0, 1, 2].flatMap((row) => [0, 1, 2, 3, 4, 5].map((column) => ({ row, column }))).filter(grid.has);
  fc.assert(
    fc.property(fc.constantFrom(...cells), key, fc.boolean(), fc.boolean(), (address, pressed, shiftKey, ctrlKey) => {
      const to = moved(grid, address, { ...none, key: pressed, shiftKey, ctrlKey });
      expect(to === undefined || grid.has(to)).toBe(true);
    }),
  );
});

test("a missing cell is replaced by the nearest existing one", () => {
  expect(clamped(grid, { row: 9, column: 4 })).toEqual({ row: 2, column: 4 });
  expect(clamped(grid, { row: 1, column: 5 })).toEqual({ row: 1, column: 3 });
  expect(clamped({ rows: 0, columns: 6, has: () => false }, { row: 3, column: 2 })).toEqual({ row: 0, column: 0 });
});

test("a block is spanned by any two opposite corners", () => {
  expect(block({ row: 3, column: 1 }, { row: 1, column: 4 })).toEqual({ top: 1, bottom: 3, left: 1, right: 4 });
});
