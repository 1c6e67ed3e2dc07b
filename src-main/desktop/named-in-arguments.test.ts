import { expect, test } from "vitest";
import { namedInArguments } from "./named-in-arguments.ts";

test("a packaged program gets files from its arguments, absolute or relative to its folder", () => {
  expect(namedInArguments(["/opt/Rheobase/rheobase", "/data/a.rheobase.json", "b.json"], "/home/me", true)).toEqual({
    files: ["/data/a.rheobase.json", "/home/me/b.json"],
    folder: undefined,
  });
});

test("switches of Chromium and of the debugger are not files, at any position", () => {
  const argv = ["rheobase", "--user-data-dir=/tmp/x.json", "a.rheobase.json", "-psn_0_1234", "--inspect=0", ""];
  expect(namedInArguments(argv, "/d", true).files).toEqual(["/d/a.rheobase.json"]);
});

test.each([
  ["its folder", ["electron", ".", "a.json"]],
  ["its main file, after switches", ["node", "--inspect=0", "dist/desktop/main/main.js", "a.json"]],
])("in a clone the first name is the program: %s", (_, argv) => {
  expect(namedInArguments(argv, "/d", false)).toEqual({ files: ["/d/a.json"], folder: undefined });
});

test("a folder is the start of dialogs; files are told from folders by their extension, in any case", () => {
  expect(namedInArguments(["rheobase", "cells", "UPPER.JSON"], "/d", true)).toEqual({ files: ["/d/UPPER.JSON"], folder: "/d/cells" });
});

test("without arguments there are no files", () => {
  expect(namedInArguments(["rheobase"], "/d", true)).toEqual({ files: [], folder: undefined });
});

test("a double click on Linux passes a file: address", () => {
  expect(namedInArguments(["rheobase", "file:///data/my%20cell.rheobase.json"], "/d", true).files).toEqual(["/data/my cell.rheobase.json"]);
});

test("an address that is not a file is ignored", () => {
  expect(namedInArguments(["rheobase", "file:///data/%zz.json", "file:///data/a%2Fb.json", "c.json"], "/d", true).files).toEqual(["/d/c.json"]);
});
