import { extentOf } from "../content/extent.ts";
import type { CurveContent, MeasuredPoint } from "../content/figure-content.ts";
import { numberText, quantityText } from "../content/number-text.ts";
import { driveQuantity, rateQuantity } from "../content/quantity.ts";
import { plain } from "../content/rich-text.ts";
import { captionIdentity } from "../content/series-identity.ts";
import { lineOf, type TheoryPoint } from "../content/theory-lines.ts";
import { decimal } from "../foundation/decimal.ts";
import { countedRate, type HeldCurrent } from "./held-current.ts";

/** A rate counted over less than this, ms, is too little to lean on, and over less than the other, to be shown: one spike would make it. */
const firmTime = 1000;
const leastTime = 250;

/** What the f-I curve of a live neuron is made of. */
export interface LiveFi {
  /** those that are shown (`shownCurrents`) */
  readonly held: readonly HeldCurrent[];
  /** that flows now */
  readonly current: number;
  readonly neurons: number;
  /** neurons whose spikes are independent of each other */
  readonly trains: number;
  /** over the range of currents that is shown; empty where there is no formula */
  readonly theory: readonly TheoryPoint[];
  /** where the neuron begins to fire without noise; undefined: not in this unit */
  readonly rheobase: number | undefined;
  readonly unit: "pA" | "V/s";
}

/** Currents that were held for long enough to have a point. */
export function shownCurrents(held: readonly HeldCurrent[]): HeldCurrent[] {
  return held.filter(({ time }) => time >= leastTime);
}

/** f-I curve that fills up while a neuron runs: one point for each current that was held, over what theory says. */
export function liveFiContent({ held, current, neurons, trains, theory, rheobase, unit }: LiveFi): CurveContent {
  const points = held.flatMap((one, id) => pointOf(one, id, neurons, trains));
  const chosen = held.findIndex((one) => one.current === current);
  const { min, max } = extentOf(points.map(({ x }) => x));
  const several = points.length === 1 ? `held at ${quantityText(min, unit)}` : `${points.length} currents held, ${numberText(min)} to ${quantityText(max, unit)}`;
  const spoken = points.length === 0 ? "no current held yet" : several;
  const now = points.find(({ id }) => id === chosen);
  return {
    kind: "curves",
    ...(chosen < 0 ? {} : { chosen: { series: 0, point: chosen } }),
    title: "f–I curve",
    alt: `Firing rate in Hz against ${unit === "pA" ? "current in pA" : "drive in V/s"}, ${spoken}${now === undefined ? "" : `; ${rateText(now.y)} at the present one`}.`,
    caption: [],
    x: driveQuantity(unit),
    y: rateQuantity,
    keyTitle: [],
    series: [{ id: 0, label: "", name: "f–I curve", identity: captionIdentity, points, theory: lineOf(theory, "rate") }],
    namedAtEnds: false,
    ...(rheobase === undefined ? {} : { guide: { value: rheobase, name: plain("rheobase") } }),
  };
}

/** A rate as it is read beside its point: "28.1 Hz". */
function rateText(rate: number): string {
  return quantityText(Number(rate.toPrecision(3)), "Hz");
}

function pointOf(held: HeldCurrent, id: number, neurons: number, trains: number): MeasuredPoint[] {
  const counted = countedRate(held, neurons, trains);
  if (counted === undefined) return [];
  const { rate, half95 } = counted;
  const hollow = held.time < firmTime;
  // The interval of a hollow point may be taller than the plot.
  const interval = hollow || half95 === undefined ? { low: undefined, high: undefined } : { low: Math.max(0, rate - half95), high: rate + half95 };
  return [{ id, x: held.current, y: rate, ...interval, hollow }];
}

/**
 * Currents that the axis shows: from 0, or further down, to twice the rheobase, or further up; its ends are whole steps, so that it stays
 * while a current is steered.
 *
 * @example liveCurrents([150], 100) // { min: 0, max: 200 }
 */
export function liveCurrents(currents: readonly number[], rheobase: number | undefined): { readonly min: number; readonly max: number } {
  const { min, max } = extentOf([0, ...(rheobase === undefined ? [] : [2 * rheobase]), ...currents]);
  const step = roundStep(Math.max(max - min, Number.MIN_VALUE));
  const [first, last] = [Math.floor(min / step), Math.ceil(max / step)];
  return last > first ? { min: decimal(first * step), max: decimal(last * step) } : { min: 0, max: 1 };
}

/** A power of ten, or a half of one, of which between two and ten make the span. */
function roundStep(span: number): number {
  const ten = Number(`1e${span.toExponential().split("e")[1]!}`);
  return span >= 5 * ten ? ten : ten / 2;
}
