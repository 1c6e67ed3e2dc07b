import { columnWidthMm, sizeOf, type FigureSize } from "./figure.ts";
import type { FigureStyle } from "./figure-style.ts";

/** Widths, mm: least width of a column of traces, margins left and right of all columns, and the curve beside them. */
const narrowestColumn = 30;
const besideColumns = 22;
const curveBeside = 62;
const gap = 4;
/** Least width, mm, of a curve under the columns at which its key is placed to its right. */
const keyedCurve = 120;

/** Layout of the panels of a comparison on their sheet; lengths in mm. */
export interface ComparisonLayout {
  /** columns of traces in one row */
  readonly perRow: number;
  readonly rows: number;
  /** of a row of columns */
  readonly stackWidth: number;
  /** of one column, without its axes, at a guess */
  readonly columnWidth: number;
  readonly curve: { readonly atRight: boolean; readonly width: number; readonly hasKey: boolean } | undefined;
}

/** Places the curve beside one row of columns if these stay wide enough, otherwise under all of them; columns that do not fit form another row. */
export function comparisonLayout(columns: number, hasCurve: boolean, style: FigureStyle): ComparisonLayout {
  const widthMm = style.width ?? columnWidthMm.double;
  const fitting = (mm: number): number => Math.floor((mm - besideColumns) / narrowestColumn);
  const laidOut = (perRow: number, rows: number, stackWidth: number, curve: ComparisonLayout["curve"]) => ({
    perRow,
    rows,
    stackWidth,
    columnWidth: Math.max(5, (stackWidth - besideColumns) / perRow),
    curve,
  });
  const beside = widthMm - curveBeside - gap;
  if (hasCurve && columns <= fitting(beside)) return laidOut(columns, 1, beside, { atRight: true, width: curveBeside, hasKey: false });
  const rows = Math.ceil(columns / Math.max(1, fitting(widthMm)));
  const hasKey = widthMm >= keyedCurve;
  return laidOut(Math.ceil(columns / rows), rows, widthMm, hasCurve ? { atRight: false, width: hasKey ? keyedCurve : widthMm, hasKey } : undefined);
}

/** Heights that suit, mm; a key of many runs needs more. */
const suiting = { onlyRow: 98, row: 66, curve: 62, entry: 4, keyBeside: 14 };

/** Heights of the sheet, of a row of columns, and of the curve, mm. */
export interface ComparisonHeights {
  readonly size: FigureSize;
  readonly stack: number;
  readonly curve: number;
}

/** Heights in the proportions that suit. @param extra what the first row has over its plots and the others have not */
export function comparisonHeights({ rows, curve }: ComparisonLayout, runs: number, extra: number, style: FigureStyle): ComparisonHeights {
  const widthMm = style.width ?? columnWidthMm.double;
  const stacks = rows === 1 ? suiting.onlyRow : rows * suiting.row + extra;
  const below = curve === undefined || curve.atRight ? 0 : Math.max(suiting.curve, suiting.keyBeside + runs * suiting.entry);
  const size = sizeOf({ ...style, width: widthMm }, { widthMm, heightMm: stacks + below });
  const ofStacks = (size.heightMm * stacks) / (stacks + below);
  return { size, stack: rows === 1 ? ofStacks : (ofStacks - extra) / rows, curve: below === 0 ? size.heightMm : size.heightMm - ofStacks };
}

/** The top left corner of the curve, mm. */
export function curveCorner({ rows, stackWidth, curve }: ComparisonLayout, { stack }: ComparisonHeights, extra: number): { readonly leftMm: number; readonly topMm: number } {
  return curve?.atRight === true ? { leftMm: stackWidth + gap, topMm: 0 } : { leftMm: 0, topMm: rows === 1 ? stack : rows * stack + extra };
}
