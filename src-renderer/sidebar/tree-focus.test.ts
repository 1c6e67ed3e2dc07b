import { expect, test } from "vitest";
import { rowFor } from "./tree-focus.ts";

/** Rows of a tree of the given levels, with only the properties that `rowFor` reads. */
function aTree(...levels: number[]): HTMLElement[] {
  const tree = { querySelectorAll: () => rows };
  const rows = levels.map((level) => ({ ariaLevel: String(level), closest: () => tree }) as unknown as HTMLElement);
  return rows;
}

// A protocol with two runs, and a protocol without any.
const rows = aTree(1, 2, 2, 1);
const reached = (key: string, from: number) => {
  const row = rowFor(key, rows[from]!);
  return row === undefined ? undefined : rows.indexOf(row);
};

test.each([
  ["ArrowDown", 0, 1],
  ["ArrowDown", 3, undefined],
  ["ArrowUp", 3, 2],
  ["ArrowUp", 0, undefined],
  ["Home", 2, 0],
  ["End", 0, 3],
  ["ArrowLeft", 2, 0],
  ["ArrowLeft", 3, undefined],
  ["ArrowRight", 0, 1],
  ["ArrowRight", 3, undefined],
  ["ArrowRight", 1, undefined],
  ["Enter", 0, undefined],
])("%s in row %i leads to row %s", (key, from, to) => {
  expect(reached(key, from)).toBe(to);
});
