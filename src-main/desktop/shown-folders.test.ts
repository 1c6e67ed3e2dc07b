import { expect, test } from "vitest";
import { mayShow } from "./shown-folders.ts";

const none = new Set<string>();

test.each([
  ["linux", "/home/ada/results/run-1/summary.csv"],
  ["darwin", "/Users/ada/results"],
  ["win32", "C:\\Users\\ada\\results\\summary.csv"],
])("on %s a folder of this machine is shown: %s", (platform, path) => {
  expect(mayShow(path, none, platform)).toBe(true);
});

test.each([
  ["win32", "\\\\evil.example\\share\\x"],
  ["win32", "//evil.example/share/x"],
  ["win32", "\\\\?\\UNC\\evil.example\\share"],
  ["win32", "\\\\.\\pipe\\x"],
  ["win32", "\\rooted"],
  ["win32", "C:\\results\\..\\..\\x"],
  ["win32", "results"],
  ["linux", "results/summary.csv"],
  ["linux", "/home/../etc"],
  ["linux", "//host/share"],
])("on %s nothing else that a page names is shown: %s", (platform, path) => {
  expect(mayShow(path, none, platform)).toBe(false);
});

test("a folder of another machine is shown only if the user has chosen it", () => {
  const chosen = new Set(["\\\\lab\\data\\results"]);
  expect(mayShow("\\\\lab\\data\\results\\run-1\\summary.csv", chosen, "win32")).toBe(true);
  expect(mayShow("\\\\lab\\data\\resultsx", chosen, "win32")).toBe(false);
  expect(mayShow("\\\\lab\\data", chosen, "win32")).toBe(false);
});
