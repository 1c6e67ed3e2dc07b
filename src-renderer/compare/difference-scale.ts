import type { Difference, StatisticRow } from "../../src-shared/comparison/compare-statistics.ts";

/** A difference on the common scale: -1 ... 1 from the left end of the strip to the right. */
export interface StripMark {
  readonly at: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** further than the scale goes */
  readonly beyond: "left" | "right" | undefined;
}

/** Beyond the whole of the first run's mean a difference is drawn as an arrow: the others would shrink to nothing. */
const most = 1;
const least = 0.05;
/** so that the furthest point does not touch the end */
const headroom = 1.06;

/** How much of the first run's mean half of the strip is, over all statistics. */
export function stripSpan(rows: readonly StatisticRow[]): number {
  const shares = rows.flatMap((row) => row.differences.map((_, k) => Math.abs(sharesOf(row, k)?.at ?? 0)));
  return headroom * Math.min(most, Math.max(least, ...shares));
}

/** Where the difference of run `k` stands; undefined where it is no share of anything. @param span from `stripSpan` */
export function stripMark(row: StatisticRow, k: number, span: number): StripMark | undefined {
  const shares = sharesOf(row, k);
  if (shares === undefined) return undefined;
  const place = (share: number): number => Math.min(Math.max(share / span, -1), 1);
  const { at, low, high } = shares;
  return {
    at: place(at),
    low: low === undefined ? undefined : place(low),
    high: high === undefined ? undefined : place(high),
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
