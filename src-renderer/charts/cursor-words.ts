import { trueMinus } from "../../src-shared/content/number-text.ts";

/** Time of a cursor, with decimals suited to the window. @param window ms in view */
export function timeText(time: number, window: number): string {
  return `${trueMinus(time.toFixed(decimalsFor(window)))} ms`;
}

/** "B − A 40.0 ms, 25.0 Hz"; without a rate where both are at the same time. */
export function intervalText(A: number, B: number, window: number): string {
  const interval = B - A;
  const rate = interval === 0 ? "" : `, ${(1000 / Math.abs(interval)).toPrecision(3).replace(/e\+?(-?\d+)/, " × 10^$1")} Hz`;
  return `B − A ${timeText(interval, window)}${rate}`;
}

function decimalsFor(window: number): number {
  if (window >= 50_000) return 0;
  if (window >= 100) return 1;
  return window >= 5 ? 2 : 3;
}
