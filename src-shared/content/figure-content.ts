import type { Quantity } from "./quantity.ts";
import type { TextLine } from "./rich-text.ts";
import type { SeriesIdentity } from "./series-identity.ts";
import type { Span } from "./shown-span.ts";

/** Properties of every figure. */
export interface FigureWords {
  readonly title: string;
  /** one sentence with its numbers, for readers who cannot see it */
  readonly alt: string;
  readonly caption: TextLine;
}

/** A value worth a line across the plot, and its name. */
export interface Guide {
  readonly value: number;
  readonly name: TextLine;
}

/** Points of a line in the units of its axes. */
export interface LinePoint {
  readonly x: number;
  readonly y: number;
}

/** A measured value with the ends of its 95 % confidence interval, where it has one. */
export interface MeasuredPoint extends LinePoint {
  /** identifies the point within its series: position on the axis that these go along */
  readonly id: number;
  /** of conditions that it was measured in; undefined: it is no group, and choosing it chooses nothing */
  readonly group?: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** too little is behind it to lean on */
  readonly hollow: boolean;
  /** where it is another one than that of its series */
  readonly identity?: SeriesIdentity;
}

/** One curve: measured points and what theory says between them. */
export interface CurveSeries {
  /** identifies the curve: by what its points share, such as their parameters, their stimulus or the compared run */
  readonly id: number;
  /** in the key, under a title with the unit: "2" */
  readonly label: string;
  /** where it stands alone: "2 mV" */
  readonly name: string;
  /** letter of a compared run, stands at the end of the curve */
  readonly letter?: string;
  readonly identity: SeriesIdentity;
  readonly points: readonly MeasuredPoint[];
  /** on a fine grid; empty where there is no formula */
  readonly theory: readonly LinePoint[];
}

/** Measured points over what theory predicts, against a level. */
export interface CurveContent extends FigureWords {
  readonly kind: "curves";
  /** ids of the series and point of the condition that is looked at; undefined where points are no conditions */
  readonly chosen?: { readonly series: number; readonly point: number };
  readonly x: Quantity;
  readonly y: Quantity;
  /** over the key, as in "σ (mV)" */
  readonly keyTitle: TextLine;
  /** in the order of the key */
  readonly series: readonly CurveSeries[];
  /** whether the curves end far enough from each other to be named there */
  readonly namedAtEnds: boolean;
  /** a value of x worth a line, such as the rheobase */
  readonly guide?: Guide;
}

/** Bars of one width side by side, from 0 up. */
export interface Bars {
  /** left edge of the first bar */
  readonly from: number;
  readonly width: number;
  readonly heights: ArrayLike<number>;
  /** right edge of the last bar, where that is cut short */
  readonly to?: number;
}

/** Bars over one axis, and the numbers that they come to. */
export interface HistogramContent extends FigureWords {
  readonly kind: "histogram";
  readonly identity: SeriesIdentity;
  readonly x: Quantity;
  readonly y: Quantity;
  readonly range: { readonly min: number; readonly max: number };
  /** undefined: nothing to show, `empty` says why */
  readonly bars: Bars | undefined;
  /** whether heights are counts */
  readonly whole: boolean;
  /** of x */
  readonly mean?: number;
  /** what theory says */
  readonly theory?: readonly LinePoint[];
  /** values of x that are worth a line */
  readonly guides: readonly Guide[];
  /** the numbers that the figure is about, the first the most telling */
  readonly numbers: readonly TextLine[];
  /** "" where there are bars, or where nobody knows yet */
  readonly empty: string;
}

/** One train of a raster. */
export interface RasterRow {
  /** its number, or the value of its parameter */
  readonly value: number;
  readonly identity: SeriesIdentity;
  /** address of the condition that it was recorded in */
  readonly condition: number;
  /** ms, ascending */
  readonly spikes: Float64Array;
}

export type RowsAlong = "neuron" | "repeat" | "stimulus" | "setting";

/** Rows that belong together, such as the trials at one noise level. */
export interface RasterGroup {
  /** empty where there is one group only */
  readonly name: TextLine;
  readonly rows: readonly RasterRow[];
}

/** Spikes of several trains, one row a train. */
export interface RasterContent extends FigureWords {
  readonly kind: "raster";
  /** ms */
  readonly span: Span;
  /** what statistics leave out of the stimulus, ms; undefined where they leave out nothing */
  readonly transient: Span | undefined;
  /** what a row is: "Trial", "Neuron", "Sweep", "σ (mV)" */
  readonly rowName: string;
  /** what differs from row to row; neurons are of one condition */
  readonly rowsAlong: RowsAlong;
  /** from top to bottom; the first row is on top */
  readonly groups: readonly RasterGroup[];
}

/** A voltage trace that is shown. Its samples are read by whoever paints it, as finely as there are pixels. */
export interface ShownTrace {
  readonly label: string;
  /** address of its condition */
  readonly condition: number;
  readonly neuron: number;
  readonly identity: SeriesIdentity;
  /** drawn over the others, with its spikes */
  readonly chosen: boolean;
  /** ms */
  readonly spikes: Float64Array;
}

/** A drive that is shown. */
export interface ShownDrive {
  readonly label: string;
  /** address of a condition that it drives */
  readonly condition: number;
  readonly identity: SeriesIdentity;
  readonly chosen: boolean;
}

/** Voltage traces over their stimulus, on one time axis. */
export interface VoltageContent extends FigureWords {
  readonly kind: "voltage";
  /** ms */
  readonly span: Span;
  /** from top to bottom; each is named where there are several */
  readonly panels: readonly { readonly name: TextLine; readonly traces: readonly ShownTrace[] }[];
  /** of the chosen neuron, mV: spikes are drawn from here */
  readonly V_th: number;
  /** mV */
  readonly guides: readonly Guide[];
  readonly drive: { readonly unit: "pA" | "V/s"; readonly traces: readonly ShownDrive[]; readonly guides: readonly Guide[] };
}

/** One side of a matrix: what its rows or columns stand for, in order. */
export interface MatrixSide {
  readonly quantity: Quantity;
  readonly values: readonly number[];
}

/** A value for each pair of a row and a column, told by colour. */
export interface MatrixContent extends FigureWords {
  readonly kind: "matrix";
  readonly columns: MatrixSide;
  /** from top to bottom */
  readonly rows: MatrixSide;
  /** row after row; NaN where there is none */
  readonly values: Float64Array;
  readonly value: Quantity;
  /** values of the lightest and of the strongest colour */
  readonly range: { readonly min: number; readonly max: number };
  /** the numbers that the figure is about, the first the most telling */
  readonly numbers: readonly TextLine[];
  /** "" where there are values, or where nobody knows yet */
  readonly empty: string;
}

/** Content of a figure: plain numbers and texts, independent of pixels and painters. */
export type FigureContent = CurveContent | HistogramContent | MatrixContent | RasterContent | VoltageContent;
