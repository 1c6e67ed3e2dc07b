import type { Polyline, TraceView } from "./trace-view.ts";

/** One voltage trace of a stack. */
export interface StackTrace {
  /** identifies the trace: position of its stimulus or of its repeat */
  readonly id: number;
  /** name for screen readers and the table: "Sweep 9, 220 pA" */
  readonly label: string;
  /** beside its row where traces are stacked: "220" or "9" */
  readonly shortLabel: string;
  readonly colour: string;
  /** mV */
  readonly voltage: TraceView;
  /** ascending, ms; drawn on the chosen trace only, to V_th + 30 mV */
  readonly spikes: Float64Array;
  /** where it differs from that of the stack */
  readonly cell?: StackCell;
}

/** The cell whose traces are shown, mV. */
export interface StackCell {
  /** spikes are drawn from here, to 30 mV above */
  readonly V_th: number;
  /** mV at which a trace continues after a spike; undefined: as recorded */
  readonly V_reset?: number | undefined;
}

/** Margins of a stack, CSS pixels. Stacks side by side share the axes of the first and the names of the last. */
export interface StackSides {
  readonly left: number;
  readonly right: number;
  /** has its own vertical axes */
  readonly axes: boolean;
  /** whether guides are named at the right */
  readonly names: boolean;
}

/** One line of the panel under the voltage. */
export interface StackDrive {
  readonly id: number;
  readonly colour: string;
  /** in the stimulus' unit */
  readonly line: TraceView;
}

export interface StackEpoch {
  readonly index: number;
  readonly letter: string;
  /** ms */
  readonly start: number;
  readonly end: number;
}

/** overlay: all on one axis, the chosen one on top; stacked: a row each; one: the chosen one alone. */
export type StackMode = "overlay" | "stacked" | "one";

/** Spikes of many trials (or neurons) of one condition. */
export interface RasterRows {
  /** "Trial" or "Neuron" */
  readonly name: string;
  /** per row, the first on top: ascending times, ms */
  readonly rows: readonly Float64Array[];
  /** index of the row that is coloured, the one whose trace is shown; undefined: none */
  readonly shown: number | undefined;
  /** what statistics leave out of the stimulus, ms; undefined where they leave out nothing */
  readonly transient?: { readonly from: number; readonly to: number } | undefined;
  /** undefined: that of text */
  readonly colour: string | undefined;
  /** colour per row; undefined: the colour of text */
  readonly colours?: readonly (string | undefined)[];
  /** rows that there is room for, where rasters side by side share their axis; by default as many as there are */
  readonly room?: number;
  /** labels of rows, from row 0, instead of their numbers */
  readonly labels?: readonly { readonly row: number; readonly text: string }[];
}

/** A measured (or predicted) point of a curve. */
export interface PlotPoint {
  /** identifies the point within its series */
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** ends of the 95 % confidence interval; undefined where there is none */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** whether the value is unreliable: a CV of fewer than 100 intervals */
  readonly hollow?: boolean;
  /** where it differs from that of its series */
  readonly colour?: string;
}

/** One curve, with its measured points and its theory. */
export interface PlotSeries {
  readonly id: number;
  /** name for screen readers and the table: "σ 2 mV" */
  readonly label: string;
  readonly colour: string;
  readonly points: readonly PlotPoint[];
  /** dashed; undefined where there is no formula */
  readonly theory?: Polyline | undefined;
  /** colour of the theory where it is not that of the series */
  readonly theoryColour?: string;
  /** written beside the right end of the curve; undefined: not */
  readonly mark?: string | undefined;
  /** by default that of all text */
  readonly markColour?: string;
}

export interface ChosenPoint {
  readonly series: number;
  readonly point: number;
}
