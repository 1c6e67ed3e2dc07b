import fc from "fast-check";
import { expect, test } from "vitest";
import { binsNote, gathered, mapBins } from "./map-bins.ts";

test("a map of any size fits its area, with cells large enough to be clicked", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 100, max: 900 }), (columns, rows, width) => {
      const bins = mapBins({ columns, rows }, { width, height: 176 });
      expect(bins.columns * bins.width).toBeLessThanOrEqual(width + 1e-9);
      expect(bins.rows * bins.height).toBeLessThanOrEqual(176 + 1e-9);
      expect(Math.min(bins.width, bins.height)).toBeGreaterThanOrEqual(4);
      expect(bins.columns * bins.perColumn).toBeGreaterThanOrEqual(columns);
      expect((bins.columns - 1) * bins.perColumn).toBeLessThan(columns);
      expect(bins.rows * bins.perRow).toBeGreaterThanOrEqual(rows);
    }),
  );
});

test("a map that fits has one cell per condition", () => {
  expect(mapBins({ columns: 30, rows: 5 }, { width: 390, height: 176 })).toEqual({ perColumn: 1, perRow: 1, columns: 30, rows: 5, width: 13, height: 20 });
  expect(mapBins({ columns: 10_000, rows: 1 }, { width: 400, height: 176 })).toMatchObject({ perColumn: 100, columns: 100, width: 4 });
});

test("a drawn cell has the mean of the conditions with a value, and every status among them", () => {
  const cells = [
    { status: "finished", tint: 0.2, text: "1" },
    { status: "finished", tint: 0, text: "" },
    { status: "failed", tint: 0, text: "" },
    { status: "finished", tint: 0.6, text: "3" },
  ] as const;
  expect(gathered(cells)).toEqual({ statuses: new Set(["finished", "failed"]), tint: 0.4, isEmpty: false });
  expect(gathered(cells.slice(1, 3))).toMatchObject({ tint: 0, isEmpty: true });
});

test("a note says how many conditions a cell stands for", () => {
  expect(binsNote({ perColumn: 1, perRow: 1 })).toBe("");
  expect(binsNote({ perColumn: 25, perRow: 1 })).toBe("each cell the mean of 25");
  expect(binsNote({ perColumn: 25, perRow: 2 })).toBe("each cell the mean of 25 × 2");
});
