import type { Difference, StatisticRow } from "../../src-shared/comparison/compare-statistics.ts";

/** A difference on the common scale: -1 ... 1 from the left end of the strip to the right. */
export interface StripMark {
  readonly at: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** beyond the end of the scale */
  readonly beyond: "left" | "right" | undefined;
}

/** Largest span of the scale, as a fraction of the first run's mean. A larger difference is drawn as an arrow, since it would shrink all others. */
const most = 1;
const least = 0.05;
/** margin that keeps the furthest point away from the end of the scale */
const headroom = 1.06;

/** Fraction of the first run's mean that half of the strip stands for, common to all statistics. */
export function stripSpan(rows: readonly StatisticRow[]): number {
  const shares = rows.flatMap((row) => row.differences.map((_, k) => Math.abs(sharesOf(row, k)?.at ?? 0)));
  return headroom * Math.min(most, Math.max(least, ...shares));
}

/** Position of run `k`'s difference on the strip; undefined where there is no relative difference. @param span from `stripSpan` */
export function stripMark(row: StatisticRow, k: number, span: number): StripMark | undefined {
  const shares = sharesOf(row, k);
  if (shares === undefined) return undefined;
  const position = (share: number): number => Math.min(Math.max(share / span, -1), 1);
  const { at, low, high } = shares;
  return {
    at: position(at),
    low: low === undefined ? undefined : position(low),
    high: high === undefined ? undefined : position(high),
    beyond: at > span ? "right" : at < -span ? "left" : undefined,
  };
}

/** A difference and its interval as shares of the first run's mean. */
function sharesOf({ runs, differences }: StatisticRow, k: number): { readonly at: number; readonly low?: number; readonly high?: number } | undefined {
  const difference: Difference | undefined = differences[k];
  const first = runs[0];
  if (difference?.relative === undefined || first === undefined || !Number.isFinite(difference.relative)) return undefined;
  const { relative, interval } = difference;
  const scale = 1 / Math.abs(first.mean);
  return { at: relative, ...(interval === undefined ? {} : { low: interval.low * scale, high: interval.high * scale }) };
}
