/**
 * The double nearest to x's first 15 significant digits: 0.1 + 0.2 reads 0.3. For sums and products of numbers that people
 * typed (levels, durations), so that sweep 3 of a 0.1 ms increment is 0.3 ms and edges fall on the grid they were meant for.
 */
export function decimal(x: number): number {
  return Number(x.toPrecision(15));
}
