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
  // Row i, column j of the table is the cost for the first i and j spikes; one row is kept.
  const row = Float64Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 0; i < one.length; i++) {
    let diagonal = row[0]!;
    row[0] = i + 1;
    for (let j = 0; j < other.length; j++) {
      const distance = Math.abs(one[i]! - other[j]!);
      // Infinity x 0 is no number; a spike that stays is not moved.
      const moved = diagonal + (distance === 0 ? 0 : cost * distance);
      diagonal = row[j + 1]!;
      row[j + 1] = Math.min(diagonal + 1, row[j]! + 1, moved);
    }
  }
  return row[other.length]!;
}
