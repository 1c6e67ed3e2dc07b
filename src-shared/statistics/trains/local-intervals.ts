import type { TimeWindow } from "../spike-counts.ts";

/** What a train says about the times between two of its spikes, or between a spike and an edge of the window. */
export interface LocalInterval {
  /** ms */
  readonly from: number;
  readonly to: number;
  /** length of the interval that counts here, ms: beside an edge, at least that of the neighbouring interval */
  readonly length: number;
  /** distance of the spike at `from` to the nearest spike of the other train, ms; beside an edge both are of the only spike */
  readonly distanceFrom: number;
  /** distance of the spike at `to`, ms */
  readonly distanceTo: number;
}

/**
 * Divides a window into the intervals of one train, each with the distances of its spikes to the other train, as the ISI-distance and the
 * SPIKE-distance need them. An interval that an edge cuts off is taken to be as long as its neighbour or its visible part, whichever is
 * longer, and the trains are continued beyond the edges by one spike each (Satuvuori et al. 2017, J Neurosci Methods 287:25, section
 * 2.1.3; PySpike does the same).
 *
 * @param spikes ascending, within the window, ms; a train without spikes counts as one with a spike on each edge
 * @param other the train that it is compared with
 */
export function localIntervals(spikes: Float64Array, other: Float64Array, { from, to }: TimeWindow): LocalInterval[] {
  const own = neverEmpty(spikes, { from, to });
  const others = continued(neverEmpty(other, { from, to }), { from, to });
  const distances = Array.from(own, (time) => distanceTo(time, others));
  const last = own.length - 1;
  const intervals: LocalInterval[] = [];
  const [first, end] = [own[0]!, own[last]!];
  if (first > from) {
    const length = last > 0 ? Math.max(first - from, own[1]! - first) : first - from;
    intervals.push({ from, to: first, length, distanceFrom: distances[0]!, distanceTo: distances[0]! });
  }
  for (let k = 0; k < last; k++) {
    intervals.push({ from: own[k]!, to: own[k + 1]!, length: own[k + 1]! - own[k]!, distanceFrom: distances[k]!, distanceTo: distances[k + 1]! });
  }
  if (end < to) {
    const length = last > 0 ? Math.max(to - end, end - own[last - 1]!) : to - end;
    intervals.push({ from: end, to, length, distanceFrom: distances[last]!, distanceTo: distances[last]! });
  }
  return intervals;
}

/**
 * Integrates a function of two trains over a window, divided by its length: the function must be linear between two spikes of either.
 *
 * @param valueAt value at a time within one interval of each train
 */
export function meanOverTime(
  one: readonly LocalInterval[],
  other: readonly LocalInterval[],
  { from, to }: TimeWindow,
  valueAt: (time: number, one: LocalInterval, other: LocalInterval) => number,
): number {
  let [i, j, time, sum] = [0, 0, from, 0];
  while (time < to) {
    const [first, second] = [one[i]!, other[j]!];
    const end = Math.min(first.to, second.to);
    sum += 0.5 * (end - time) * (valueAt(time, first, second) + valueAt(end, first, second));
    time = end;
    if (first.to === end) i += 1;
    if (second.to === end) j += 1;
  }
  return sum / (to - from);
}

function neverEmpty(spikes: Float64Array, { from, to }: TimeWindow): Float64Array {
  return spikes.length > 0 ? spikes : Float64Array.of(from, to);
}

/** The train with one more spike on each side: an interval away where the train has one, but not inside the window. */
function continued(spikes: Float64Array, { from, to }: TimeWindow): Float64Array {
  const last = spikes.length - 1;
  const before = last > 0 ? Math.min(from, 2 * spikes[0]! - spikes[1]!) : from;
  const after = last > 0 ? Math.max(to, 2 * spikes[last]! - spikes[last - 1]!) : to;
  return Float64Array.of(before, ...spikes, after);
}

/** Distance to the nearest of ascending times, ms. */
function distanceTo(time: number, times: Float64Array): number {
  let low = 0;
  let high = times.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= time) low = middle;
    else high = middle;
  }
  return Math.min(Math.abs(time - times[low]!), Math.abs(times[high]! - time));
}
