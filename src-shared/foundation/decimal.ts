/**
 * The double nearest to x's first 15 significant digits: 3 x 0.1 reads 0.3. For products of numbers that people typed (grid
 * times, durations), so that they fall where they were meant to.
 */
export function decimal(x: number): number {
  return Number(x.toPrecision(15));
}

/**
 * a + b to 15 significant digits of the larger one: 0.1 + 0.2 reads 0.3, and 0.3 - 3 x 0.1 reads 0. For sums of numbers that
 * people typed (levels and durations with their deltas, ranges).
 */
export function decimalSum(a: number, b: number): number {
  const sum = a + b;
  const scale = Math.max(Math.abs(a), Math.abs(b));
  const exponent = Number(scale.toExponential().split("e")[1]);
  const places = 14 - exponent;
  // toFixed knows 0 to 100 places; a number that leaves this range has no decimals to clean, or nothing but. Adding 0 turns -0 into 0.
  return places >= 0 && places <= 100 ? Number(sum.toFixed(places)) + 0 : sum;
}
