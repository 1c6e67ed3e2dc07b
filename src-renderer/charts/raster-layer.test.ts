import fc from "fast-check";
import { expect, test } from "vitest";
import { rasterCounts } from "./raster-layer.ts";

test("every spike in view is counted in the pixel where it falls, and no other", () => {
  const anyRow = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 30 }).map((times) => Float64Array.from(times).sort());
  fc.assert(
    fc.property(
      fc.array(anyRow, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 15 }),
      (rows, from, columns, lines) => {
        const window = { from, to: from + 100 };
        const counts = rasterCounts(rows, (row) => row / rows.length, window, columns, lines);
        const expected = new Uint32Array(columns * lines);
        for (const [row, times] of rows.entries())
          for (const time of times)
            if (time >= window.from && time <= window.to)
              expected[
                Math.min(lines - 1, Math.floor((row / rows.length) * lines)) * columns + Math.min(columns - 1, Math.floor((time - from) * (columns / 100)))
              ]!++;
        expect(counts).toEqual(expected);
      },
    ),
  );
});
