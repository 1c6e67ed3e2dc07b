import { trueMinus } from "../content/number-text.ts";

/** Distance between ticks: 1, 2 or 5 times a power of ten, the least of which no more than `most` fit into the span. */
export function tickStep(span: number, most: number): number {
  const least = span / most;
  const exponent = Math.floor(Math.log10(least));
  // By way of decimal text: a power of ten that is computed may miss the double nearest to it.
  const candidates = [1, 2, 5, 10].map((factor) => Number(`${factor}e${exponent}`));
  return candidates.find((step) => step >= least * (1 - 1e-9)) ?? candidates.at(-1)!;
}

/**
 * Round values between min and max (both included where they are round), at most `most` of them.
 *
 * @example ticksBetween(-90, -20, 8) // -90, -80, ..., -20
 */
export function ticksBetween(min: number, max: number, most: number): number[] {
  if (!(max > min)) return [min];
  const step = tickStep(max - min, most);
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  // Division by a whole number where the step is a fraction: 3 / 10 is the double nearest to 0.3, 3 * 0.1 is not.
  const inverse = Math.round(1 / step);
  return Array.from({ length: last - first + 1 }, (_, k) => (step < 1 ? (first + k) / inverse : (first + k) * step) + 0);
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
