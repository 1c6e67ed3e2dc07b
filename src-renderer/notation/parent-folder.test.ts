import { expect, test } from "vitest";
import { parentFolder } from "./parent-folder.ts";

test.each([
  ["a/b/c.rheobase.json", "a/b"],
  ["c.rheobase.json", ""],
  ["", ""],
  ["/home/ada/c.rheobase.json", "/home/ada"],
  ["/c.rheobase.json", "/"],
  ["C:\\Users\\ada\\c.rheobase.json", "C:\\Users\\ada"],
  ["C:\\c.rheobase.json", "C:\\"],
])("%s lies in %s", (path, folder) => {
  expect(parentFolder(path)).toBe(folder);
});
