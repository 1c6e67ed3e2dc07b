import { tickStep } from "./ticks.ts";

/** Part of a sweep that a figure shows, ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The whole sweep where it is readable, else a round length of it: from just before the window in which rates are taken (so
 * that the onset is in the picture), about as long as `mostSpikes` spikes of one train last.
 *
 * @param spikes of the train that fires most, in the whole sweep
 */
export function shownSpan(sweep: { readonly duration: number; readonly windowFrom: number; readonly spikes: number }, mostSpikes: number): Span {
  const { duration, windowFrom, spikes } = sweep;
  if (spikes <= mostSpikes) return { from: 0, to: duration };
  const length = tickStep((duration * mostSpikes) / spikes, 1);
  const from = Math.max(0, Math.floor((windowFrom - length / 10) / (length / 10)) * (length / 10));
  return from + length >= duration ? { from: 0, to: duration } : { from, to: from + length };
}

/** Whether a span is less than the sweep. */
export function isPart(span: Span, duration: number): boolean {
  return span.to - span.from < duration;
}
