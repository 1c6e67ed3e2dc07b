import { expect, test } from "vitest";
import { existsText, folderName, folderText, rowsText } from "./export-words.ts";
import { scaleText, shownScale } from "./shown-scale.ts";

test("numbers of rows are rounded and grouped", () => {
  expect([1, 900, 23_800, 5_000_000, 1_100_000_000].map(rowsText)).toEqual(["1 row", "900 rows", "23\u2009800 rows", "5 M rows", "1.1 G rows"]);
});

test("a path is shown with spaced slashes, and its last part is found on any system", () => {
  expect(folderText("Layer 5 cell/run-12")).toBe("Layer 5 cell / run-12");
  expect(folderText("")).toBe("this folder");
  expect([folderName("a/b c"), folderName("C:\\lab\\out")]).toEqual(["b c", "out"]);
});

test("the question about existing files agrees with their number", () => {
  expect(existsText(3, 14)).toBe("3 of 14 files exist. Replace them, keep both, or cancel?");
  expect(existsText(1, 14)).toBe("1 of 14 files exists. Replace it, keep both, or cancel?");
  expect(existsText(14, 14)).toBe("All 14 files exist. Replace them, keep both, or cancel?");
  expect(existsText(1, 1)).toBe("The file exists. Replace it, keep both, or cancel?");
});

test("a figure is shown as large as it fits, with its scale", () => {
  expect(shownScale({ width: 85, height: 64 }, { width: 614, height: 420 })).toBe(1.5);
  expect(shownScale({ width: 174, height: 92 }, { width: 614, height: 420 })).toBe(0.9);
  expect(shownScale({ width: 1000, height: 1000 }, { width: 10, height: 10 })).toBe(0.05);
  expect([scaleText(85, 1.5), scaleText(114, 1)]).toEqual(["85 mm, shown at 1.5 times its size", "114 mm, shown at its size"]);
});
