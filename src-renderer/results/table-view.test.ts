import { expect, test } from "vitest";
import { rowStep, shownRows, sightOf } from "./table-view.ts";

test("a long table renders only the visible rows and some around them", () => {
  expect(shownRows(100_000, 24, 24_000, 120)).toEqual({ first: 988, end: 1017 });
  expect(shownRows(5, 24, 0, 120)).toEqual({ first: 0, end: 5 });
});

test("a visible row does not scroll the table; another one appears with the rows of its sweep on top", () => {
  const view = { rowHeight: 24, height: 120 };
  expect(sightOf({ ...view, first: 20, row: 22, scrollTop: 480 })).toBe(480);
  expect(sightOf({ ...view, first: 20, row: 22, scrollTop: 0 })).toBe(480);
  expect(sightOf({ ...view, first: 20, row: 22, scrollTop: 2000 })).toBe(480);
  expect(sightOf({ ...view, first: 20, row: 40, scrollTop: 0 })).toBe(40 * 24 + 24 - 120);
  expect(sightOf({ ...view, first: 20, row: 40, scrollTop: 5000 })).toBe(960);
  expect(sightOf({ ...view, first: -1, row: -1, scrollTop: 77 })).toBe(77);
});

test("keys move within the table", () => {
  expect([rowStep("ArrowDown", 4, 5, 3), rowStep("PageUp", 4, 5, 3), rowStep("Home", 4, 5, 3), rowStep("End", 0, 5, 3)]).toEqual([4, 1, 0, 4]);
  expect([rowStep("a", 0, 5, 3), rowStep("ArrowUp", -1, 0, 3)]).toEqual([undefined, undefined]);
});
