import { expect, test } from "vitest";
import { commandScore } from "./command-score.ts";

test("words, their beginnings and swapped letters match; letters scattered over a title do not", () => {
  expect(commandScore("Take the tour", "tour")).toBeGreaterThan(0.5);
  expect(commandScore("Copy text for the Methods section", "copymeth")).toBeGreaterThan(0.5);
  expect(commandScore("Save", "svae")).toBeGreaterThan(0);
  expect(commandScore("Compare a run of another file", "tour")).toBe(0);
  expect(commandScore("Delete the shown run", "tour")).toBe(0);
});

test("disabled commands are found after enabled ones", () => {
  expect(commandScore("Export the comparison", "comparison", ["Run"], false)).toBeGreaterThan(0);
  expect(commandScore("Export the comparison", "comparison", ["Run"], false)).toBeLessThan(commandScore("Export the comparison", "comparison", ["Run"], true));
  expect(commandScore("Move protocol up", "tour", ["Protocol"], false)).toBe(0);
});

test("a field that is named in full comes before commands that begin with its name", () => {
  expect(commandScore("Sweeps", "sweeps", ["Field"])).toBeGreaterThan(commandScore("Sweeps under each other", "sweeps", ["View"]));
});
