/**
 * The part of Chart.js 4 that figures use, in types of our own. Chart.js's own types name HTMLCanvasElement and its
 * relatives, which src-shared may not know (no DOM lib: the compiler is what keeps this folder pure), and with the lib
 * missing they would quietly become `any`. Here a figure is checked to the last option, and `rendering/render-figure.ts`,
 * where a `ChartConfiguration` meets Chart.js, checks that the two agree.
 */

/** A point of a data set in the units of its axes. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

/** One series. Chart.js draws its line; points, bars and ticks are drawn by the plugins of this folder, one path each. */
export interface ChartDataset {
  readonly label: string;
  readonly data: ChartPoint[];
  readonly xAxisID: string;
  readonly yAxisID: string;
  readonly showLine: boolean;
  readonly borderColor: string;
  readonly borderWidth: number;
  readonly borderDash: number[];
  readonly borderJoinStyle: "round" | "bevel" | "miter";
  readonly pointRadius: 0;
  /** series with a higher number are drawn first, under the others */
  readonly order: number;
}

export interface ChartFont {
  readonly family: string;
  readonly size: number;
}

/** A linear axis. */
export interface ChartScale {
  readonly type: "linear";
  readonly axis: "x" | "y";
  readonly position: "left" | "bottom";
  readonly min: number;
  readonly max: number;
  readonly reverse: boolean;
  /** vertical axes of one chart are stacked, the first at the bottom */
  readonly stack?: string;
  readonly stackWeight?: number;
  readonly border: { readonly display: boolean; readonly color: string; readonly width: number };
  readonly grid: {
    readonly drawOnChartArea: boolean;
    readonly drawTicks: boolean;
    readonly tickLength: number;
    readonly tickColor: string;
    readonly tickWidth: number;
  };
  readonly title: {
    readonly display: boolean;
    readonly text: string;
    readonly color: string;
    readonly font: ChartFont;
    readonly padding: { readonly top: number; readonly bottom: number; readonly y: number };
  };
  readonly ticks: {
    readonly display: boolean;
    readonly autoSkip: boolean;
    readonly minRotation: number;
    readonly maxRotation: number;
    readonly color: string;
    readonly font: ChartFont;
    readonly padding: number;
    readonly callback: (value: string | number) => string;
  };
  /** replaces the ticks that Chart.js chose */
  readonly afterBuildTicks: (axis: { readonly min: number; readonly max: number; ticks: { value: number }[] }) => void;
  /** corrects the size that Chart.js gave the axis */
  readonly afterFit: (axis: { width: number; readonly maxWidth: number }) => void;
}

export interface ChartOptions {
  readonly animation: false;
  readonly responsive: false;
  /** 1: the layout uses the pixels of the file, to keep lines smooth (see `figure.ts`) */
  readonly devicePixelRatio: 1;
  readonly events: [];
  /** data are given as sorted {x, y} already */
  readonly parsing: false;
  readonly normalized: true;
  readonly layout: { readonly padding: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number } };
  readonly scales: Readonly<Record<string, ChartScale>>;
}

export interface ChartConfiguration {
  readonly type: "line";
  readonly data: { readonly datasets: ChartDataset[] };
  readonly options: ChartOptions;
  readonly plugins: ChartPlugin[];
}

/** The part of a chart that a plugin uses: drawing context, area and axes. */
export interface DrawnChart {
  readonly ctx: Pen;
  readonly width: number;
  readonly height: number;
  readonly chartArea: ChartArea;
  readonly scales: Readonly<Record<string, DrawnScale>>;
}

/** Pixels from the top left corner of the figure. */
export interface ChartArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface DrawnScale extends ChartArea {
  getPixelForValue(value: number): number;
}

/** A Chart.js plugin: an inline object of a figure's configuration, drawn before or after the data. */
export interface ChartPlugin {
  readonly id: string;
  beforeDraw?(chart: DrawnChart): void;
  beforeDatasetsDraw?(chart: DrawnChart): void;
  afterDatasetsDraw?(chart: DrawnChart): void;
}

/** The part of the canvas's 2D context that plugins draw with: the same in a page and in @napi-rs/canvas. */
export interface Pen {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: "butt" | "round" | "square";
  lineJoin: "bevel" | "round" | "miter";
  globalAlpha: number;
  font: string;
  textAlign: "left" | "right" | "center" | "start" | "end";
  textBaseline: "top" | "hanging" | "middle" | "alphabetic" | "ideographic" | "bottom";
  save(): void;
  restore(): void;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  clip(): void;
  fill(): void;
  stroke(): void;
  setLineDash(segments: number[]): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
}
