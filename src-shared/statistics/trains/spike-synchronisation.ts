import type { TimeWindow } from "../spike-counts.ts";

/** Spikes that have a partner in the other train, and all spikes, of both trains. */
export interface Coincidences {
  readonly coincident: number;
  readonly spikes: number;
}

/**
 * Counts the spikes of two trains that coincide: nearer to each other than half of the shortest interval beside either. So the trains
 * themselves say what "at the same time" is, and no spike has two partners.
 *
 * @param one ascending spike times within the window, ms
 * @param other likewise
 * @see Kreuz, Mulansky & Bozanic (2015), J Neurophysiol 113:3432, equations 3 to 6
 */
export function coincidences(one: Float64Array, other: Float64Array, window: TimeWindow): Coincidences {
  const longest = window.to - window.from;
  let pairs = 0;
  let j = 0;
  for (let i = 0; i < one.length; i++) {
    const time = one[i]!;
    while (j < other.length && other[j]! < time) j += 1;
    // The partner is the last spike before, or the first not before.
    if (j > 0 && isCoincidence(one, i, other, j - 1, longest)) pairs += 1;
    else if (j < other.length && isCoincidence(one, i, other, j, longest)) pairs += 1;
  }
  return { coincident: 2 * pairs, spikes: one.length + other.length };
}

/**
 * SPIKE-synchronisation: the share of spikes that have a partner, over all pairs of trains; 1 for trains without any spike.
 *
 * @see Kreuz, Mulansky & Bozanic (2015), J Neurophysiol 113:3432, equation 7
 */
export function synchronisationOf(pairs: readonly Coincidences[]): number {
  let [coincident, spikes] = [0, 0];
  for (const pair of pairs) {
    coincident += pair.coincident;
    spikes += pair.spikes;
  }
  return spikes === 0 ? 1 : coincident / spikes;
}

function isCoincidence(one: Float64Array, i: number, other: Float64Array, j: number, longest: number): boolean {
  const shortest = Math.min(longest, shortestBeside(one, i, longest), shortestBeside(other, j, longest));
  return Math.abs(one[i]! - other[j]!) < 0.5 * shortest;
}

function shortestBeside(train: Float64Array, k: number, longest: number): number {
  const before = k > 0 ? train[k]! - train[k - 1]! : longest;
  const after = k + 1 < train.length ? train[k + 1]! - train[k]! : longest;
  return Math.min(before, after);
}
