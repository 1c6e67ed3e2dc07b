/** Part of a sweep that a figure shows, ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The whole sweep where it is readable, else a round length of it: from just before the window in which rates are taken, so
 * that the onset is in the picture.
 *
 * @param sweep.crowding how many times too full the whole sweep would be
 */
export function shownSpan(sweep: { readonly duration: number; readonly windowFrom: number; readonly crowding: number }): Span {
  const { duration, windowFrom, crowding } = sweep;
  if (crowding <= 1) return { from: 0, to: duration };
  const target = duration / crowding;
  const [, exponent] = target.toExponential().split("e");
  const length = [5, 2, 1].map((factor) => Number(`${factor}e${exponent}`)).find((round) => round <= target) ?? target;
  const tenth = length / 10;
  const from = Math.min(Math.max(0, Math.floor(windowFrom / tenth - 1) * tenth), duration - length);
  return { from, to: from + length };
}

/** true if a span is shorter than the sweep */
export function isPart(span: Span, duration: number): boolean {
  return span.to - span.from < duration;
}
