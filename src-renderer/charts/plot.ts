import { tickText, ticksBetween, twoTicks } from "../../src-shared/figures/ticks.ts";
import type { ScreenInk } from "./screen-theme.svelte.ts";

/** CSS pixels around the area of a plot: room for ticks, titles and names of guides. */
export interface PlotMargin {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PlotAxis {
  readonly min: number;
  readonly max: number;
  /** false: neither line nor ticks */
  readonly shown: boolean;
  /** with unit, horizontal: at the top left (y) or bottom right (x) */
  readonly title?: string;
  /** by default round values, as many as there is room for */
  readonly ticks?: readonly number[];
  /** text of a tick; by default its value */
  readonly labelOf?: (value: number) => string;
  /** ticks at whole numbers only */
  readonly whole?: boolean;
  /** the largest value at the bottom: rows are counted from the top */
  readonly reverse?: boolean;
}

/** Drawing area of a layer, device pixels. */
export interface PlotSpace {
  readonly area: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** device pixels per CSS pixel: every width and font is multiplied by it */
  readonly ratio: number;
  readonly ink: ScreenInk;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** Draws one kind of thing; clipped to the area. */
export type Layer = (pen: CanvasRenderingContext2D, space: PlotSpace) => void;

/** The content of one canvas. Layers are drawn in order, the last on top. */
export interface Plot {
  readonly margin: PlotMargin;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly layers: readonly Layer[];
}

/** Margin of every plot that shares a time axis, and of every other one where nothing asks for another. */
export const plotMargin = { left: 44, right: 40, top: 4, bottom: 34 } as const satisfies PlotMargin;

/** CSS pixels between ticks of a vertical axis: where it is long, and at least; and those tried between ticks of a horizontal one. */
const verticalRoom = { easy: 26, least: 18 } as const;
const horizontalRooms = [36, 48, 64, 96];
/** Most ticks of an axis. */
const mostTicks = { x: 28, y: 9 } as const;
/** CSS pixels of a digit, at a guess, and between labels at least. */
const digit = 6.4;
const labelGap = 8;

/** Values with a tick on an axis that is `length` CSS pixels long; labels of a horizontal one do not touch. */
export function ticksOf(axis: PlotAxis, direction: "x" | "y", length: number): readonly number[] {
  const { min, max } = axis;
  if (axis.ticks !== undefined) return axis.ticks.filter((tick) => tick >= min && tick <= max);
  if (!(max > min)) return [min];
  if (direction === "y") return roundTicks(axis, Math.min(mostTicks.y, length / verticalRoom.least, Math.max(5, length / verticalRoom.easy)));
  const tried = horizontalRooms.map((room, k) => roundTicks(axis, Math.min(mostTicks.x, Math.max(length / room, k === 0 ? 5 : 0))));
  const fits = (ticks: readonly number[]) => {
    const longest = Math.max(...tickLabels(axis, ticks).map((label) => label.length));
    return ticks.length < 2 || longest * digit + labelGap <= ((ticks[1]! - ticks[0]!) / (max - min)) * length;
  };
  return tried.find(fits) ?? tried.at(-1)!;
}

/** Ticks of an axis, at least two if it has two round values, because one tick does not show a scale. */
function roundTicks({ min, max, whole }: PlotAxis, most: number): readonly number[] {
  const isAllowed = (tick: number) => whole !== true || Number.isInteger(tick);
  const ticks = ticksBetween(min, max, Math.max(2, most)).filter(isAllowed);
  const atLeastTwo = ticks.length < 2 ? twoTicks(min, max, isAllowed) : ticks;
  return atLeastTwo.length < 2 ? ticks : atLeastTwo;
}

/** CSS pixels that the longest label of a vertical axis takes, with its tick, at a guess. */
export function labelWidth(axis: PlotAxis, length: number): number {
  return axis.shown ? Math.max(0, ...tickLabels(axis, ticksOf(axis, "y", length)).map((label) => label.length)) * digit + 10 : 0;
}

/** A plot with margins in which no label of its axes is cut. @param width @param height of its frame, CSS pixels */
export function withRoomForLabels(plot: Plot, width: number, height: number): Plot {
  const { margin, x, y } = plot;
  const left = Math.max(margin.left, labelWidth(y, height - margin.top - margin.bottom));
  const length = width - left - margin.right;
  const ticks = x.shown && length > 0 ? ticksOf(x, "x", length) : [];
  const [last, label] = [ticks.at(-1), tickLabels(x, ticks).at(-1)];
  const beyond = last === undefined || label === undefined ? 0 : (label.length * digit) / 2 + 1 - (1 - shareOf(x, last)) * length;
  return { ...plot, margin: { ...margin, left, right: Math.max(margin.right, Math.ceil(beyond)) } };
}

/** Texts of ticks, all of one precision. */
export function tickLabels(axis: PlotAxis, ticks: readonly number[]): readonly string[] {
  return ticks.map((tick) => axis.labelOf?.(tick) ?? tickText(tick, ticks));
}

/** Place of a value on an axis: 0 at its start (left or bottom), 1 at its end. */
export function shareOf(axis: Pick<PlotAxis, "min" | "max" | "reverse">, value: number): number {
  const share = (value - axis.min) / (axis.max - axis.min);
  return axis.reverse === true ? 1 - share : share;
}
