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

/**
 * Two round values far apart, for an axis that is too short for `ticksBetween`: the outermost multiples of the coarsest round step
 * of which they are two fifths of the span apart, or of the finest tried.
 */
export function twoTicks(min: number, max: number, isAllowed: (tick: number) => boolean = () => true): number[] {
  let widest: number[] = [];
  for (const most of [2, 3, 4, 6, 10, 20]) {
    const allowed = ticksBetween(min, max, most).filter(isAllowed);
    if (allowed.length < 2) continue;
    const outermost = [allowed[0]!, allowed.at(-1)!];
    if (outermost[1]! - outermost[0]! >= 0.4 * (max - min)) return outermost;
    if (widest.length === 0 || outermost[1]! - outermost[0]! > widest[1]! - widest[0]!) widest = outermost;
  }
  return widest;
}

/**
 * Numbers written beside the rows of a raster: every row where there is room, else row 1 and the multiples of one round step, none
 * of them left out.
 *
 * @param least rows between two labels that do not touch
 * @example rowNumbers(30, 3) // 1, 5, 10, 15, 20, 25, 30
 */
export function rowNumbers(rows: number, least: number): number[] {
  let step = 1;
  // Row 1 and the first multiple are one row nearer to each other than two multiples are.
  for (let k = 0; step > 1 ? step - 1 < least : step < least; k++) step = [2, 5, 10][k % 3]! * 10 ** Math.floor(k / 3);
  const multiples = Array.from({ length: Math.floor(rows / step) }, (_, k) => (k + 1) * step);
  return step === 1 ? multiples : [1, ...multiples];
}

/** d3 returns about as many ticks as requested, more or fewer: finds the count to request that gives at most `most`. */
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
