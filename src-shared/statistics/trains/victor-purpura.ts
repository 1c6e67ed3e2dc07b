/**
 * Victor-Purpura distance of two trains: the lowest cost of turning one into the other, where a spike is added or removed for 1 and moved
 * by d ms for `cost` x d. At cost 0 it is the difference of the counts, at high cost the number of spikes that do not coincide.
 *
 * @param one ascending spike times, ms
 * @param other likewise
 * @param cost of moving a spike by 1 ms, 1/ms, from 0 to Infinity
 * @see Victor & Purpura (1996), J Neurophysiol 76:1310
 * @example victorPurpura(Float64Array.of(10), Float64Array.of(14), 0.1) // 0.4
 */
export function victorPurpura(one: Float64Array, other: Float64Array, cost: number): number {
  // A pair of spikes that is matched saves 2 - cost d, so that only spikes nearer than 2 / cost need a look. Entry j of the table is what
  // the spikes of `one` so far and the first j of `other` save at best; from `known` on, all entries are equal.
  const reach = 2 / cost;
  const saved = new Float64Array(other.length + 1);
  let [first, known] = [0, 0];
  for (const time of one) {
    while (first < other.length && other[first]! < time - reach) first += 1;
    for (; known < first; known++) saved[known + 1] = saved[known]!;
    const beyond = saved[known]!;
    let diagonal = saved[first]!;
    let best = diagonal;
    let j = first;
    for (; j < other.length && other[j]! <= time + reach; j++) {
      const without = j < known ? saved[j + 1]! : beyond;
      const distance = Math.abs(time - other[j]!);
      // Infinity x 0 is no number; a spike that stays is not moved.
      best = Math.max(best, without, diagonal + 2 - (distance === 0 ? 0 : cost * distance));
      diagonal = without;
      saved[j + 1] = best;
    }
    known = j;
  }
  return one.length + other.length - saved[known]!;
}
