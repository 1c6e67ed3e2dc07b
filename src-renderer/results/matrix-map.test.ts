import fc from "fast-check";
import { expect, test } from "vitest";
import { mapBins } from "./map-bins.ts";
import { cellUnder, cornerOf } from "./matrix-map.ts";
import { matrixStep } from "./matrix-keys.ts";

const plan = { stimuli: 100, settings: 50 };

test("the cell under the pointer: columns to the right, the highest row on top", () => {
  const bins = mapBins({ columns: 100, rows: 50 }, { width: 800, height: 400 });
  const size = { columns: 100, rows: 50 };
  expect(bins).toMatchObject({ width: 8, height: 8 });
  expect(cellUnder(size, bins, 0, 0)).toEqual({ column: 0, row: 49 });
  expect(cellUnder(size, bins, 799, 399)).toEqual({ column: 99, row: 0 });
  expect(cellUnder(size, bins, 801, 10)).toBeUndefined();
});

test("a point of the map leads to a condition that the drawn cell under it stands for", () => {
  const part = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 300 }), part, part, (columns, rows, x, y) => {
      const bins = mapBins({ columns, rows }, { width: 400, height: 176 });
      const [left, top] = [x * bins.columns * bins.width, y * bins.rows * bins.height];
      const under = cellUnder({ columns, rows }, bins, left, top)!;
      expect(under.column).toBeLessThan(columns);
      expect(under.row).toBeLessThan(rows);
      const corner = cornerOf(bins, under.column, under.row);
      expect(Math.abs(corner.left - left)).toBeLessThanOrEqual(bins.width + 1e-6);
      expect(Math.abs(corner.top - top)).toBeLessThanOrEqual(bins.height + 1e-6);
    }),
  );
});

test("arrow keys move sweep and noise level within their limits", () => {
  expect(matrixStep("ArrowRight", { stimulus: 99, setting: 3, repeat: 1 }, plan)).toEqual({ stimulus: 99, setting: 3, repeat: 1 });
  expect(matrixStep("ArrowUp", { stimulus: 5, setting: 3, repeat: 1 }, plan)).toEqual({ stimulus: 5, setting: 4, repeat: 1 });
  expect(matrixStep("ArrowDown", { stimulus: 5, setting: 0, repeat: 1 }, plan)).toEqual({ stimulus: 5, setting: 0, repeat: 1 });
  expect(matrixStep("End", { stimulus: 5, setting: 3, repeat: 1 }, plan)).toEqual({ stimulus: 99, setting: 3, repeat: 1 });
  expect(matrixStep("x", { stimulus: 5, setting: 3, repeat: 1 }, plan)).toBeUndefined();
});
