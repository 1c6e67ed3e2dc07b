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
  return roundedFast(sum, scale) ?? roundedByText(sum, scale);
}

/** By the decimal text of the number, which is exact for every number and slow. */
function roundedByText(sum: number, scale: number): number {
  const exponent = Number(scale.toExponential().split("e")[1]);
  const places = 14 - exponent;
  // toFixed knows 0 to 100 places; a number that leaves this range has no decimals to clean, or nothing but. Adding 0 turns -0 into 0.
  return places >= 0 && places <= 100 ? Number(sum.toFixed(places)) + 0 : sum;
}

/** 1, 10, ... 10^22: the powers of ten that doubles hold exactly. */
const powers = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * The same number by arithmetic; undefined where that is not sure to be it. `sum` has at most 16 digits before the decimal point once it
 * is multiplied, so that the product is off by an eighth at most: where it lies within a quarter of an integer, that integer is the right
 * one. Integer and power of ten are exact, and the quotient of two exact doubles is the double nearest to it, as reading the text gives.
 */
function roundedFast(sum: number, scale: number): number | undefined {
  // The number of places: 14 less the power of ten at or below the scale.
  if (!(scale >= 1e-8 && scale < 1e14)) return undefined;
  let places = 14;
  if (scale >= 1) while (powers[15 - places]! <= scale) places--;
  else while (places < 22 && scale < small[places - 14]!) places++;
  const power = powers[places]!;
  const product = sum * power;
  const integer = Math.round(product);
  return Math.abs(product - integer) < 0.25 ? integer / power + 0 : undefined;
}

/** 1, 0.1, ... 10^-8, as doubles nearest to them. */
const small = Array.from({ length: 9 }, (_, exponent) => Number(`1e-${exponent}`));
