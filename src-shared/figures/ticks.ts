import { tickStep as roundStep, ticks } from "d3-array";
import { trueMinus } from "../content/number-text.ts";

/** Distance between ticks: 1, 2 or 5 times a power of ten, the least of which no more than `most` fit into the span. */
export function tickStep(span: number, most: number): number {
  return roundStep(0, span, countThatFits(span, most));
}

/**
 * Round values between min and max (both included where they are round), at most `most` steps apart.
 *
 * @example ticksBetween(-90, -20, 8) // -90, -80, ..., -20
 */
export function ticksBetween(min: number, max: number, most: number): number[] {
  return max > min ? ticks(min, max, countThatFits(max - min, most)) : [min];
}

/** d3 comes near a count of ticks, above or below it: the count to ask for, so that there are no more than `most`. */
function countThatFits(span: number, most: number): number {
  let count = most;
  // A tenth less is less than from one round step to the next: none is left out.
  while (roundStep(0, span, count) * most < span * (1 - 1e-9)) count *= 0.9;
  return count;
}

/** Tick label: all labels of one axis have the same number of decimals; a true minus sign; thousands parted from 10 000 up. */
export function tickText(value: number, ticks: readonly number[]): string {
  const decimals = Math.max(...ticks.map(decimalsOf));
  const text = value.toFixed(Math.min(decimals, 10));
  return trueMinus(Math.abs(value) >= 10_000 ? text.replace(/\B(?=(\d{3})+$)/g, "\u2009") : text);
}

function decimalsOf(value: number): number {
  const [, fraction = "", exponent = "0"] = /^-?\d+(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(Number(value.toPrecision(12)))) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}
