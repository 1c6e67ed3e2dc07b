import type { MatrixContent } from "../../src-shared/content/figure-content.ts";
import { heatColour } from "../../src-shared/figures/palette.ts";
import { clip } from "./layers.ts";
import type { Layer } from "./plot.ts";

/** The cells of a matrix, on axes that count rows and columns from 0. Cells without a value show the ground. */
export function matrixLayer({ columns, rows, values, range }: Pick<MatrixContent, "columns" | "rows" | "values" | "range">, dark: boolean): Layer {
  return (pen, space) => {
    clip(pen, space);
    const width = columns.values.length;
    for (let row = 0; row < rows.values.length; row++) {
      for (let column = 0; column < width; column++) {
        const value = values[row * width + column]!;
        if (Number.isNaN(value)) continue;
        // Whole pixels: cells neither overlap nor leave a gap.
        const [left, right] = [Math.round(space.x(column - 0.5)), Math.round(space.x(column + 0.5))];
        const [top, bottom] = [Math.round(space.y(row - 0.5)), Math.round(space.y(row + 0.5))];
        pen.fillStyle = heatColour((value - range.min) / (range.max - range.min), dark);
        pen.fillRect(left, Math.min(top, bottom), right - left, Math.abs(bottom - top));
      }
    }
  };
}
