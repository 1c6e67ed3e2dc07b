/**
 * Arithmetic mean; undefined for no values. Summed from the first value on, so that the mean of equal values is that value to the bit.
 *
 * @example mean([0.1, 0.1, 0.1]) // 0.1
 */
export function mean(values: ArrayLike<number>): number | undefined {
  if (values.length === 0) return undefined;
  const first = values[0]!;
  let sum = 0;
  for (let k = 1; k < values.length; k++) sum += values[k]! - first;
  return first + sum / values.length;
}

/**
 * Sample standard deviation (n - 1 in the denominator), in two passes; undefined below two values.
 *
 * @param centre their mean, where the caller has it
 * @example sampleSd([1, 2, 3, 4]) // 1.2909944487358056
 */
export function sampleSd(values: ArrayLike<number>, centre = mean(values)): number | undefined {
  if (centre === undefined || values.length < 2) return undefined;
  let squares = 0;
  for (let k = 0; k < values.length; k++) squares += (values[k]! - centre) * (values[k]! - centre);
  return Math.sqrt(squares / (values.length - 1));
}

/** Mean of the values that exist; undefined where none does. */
export function meanOfDefined(values: readonly (number | undefined)[]): number | undefined {
  let [sum, count] = [0, 0];
  for (const value of values) {
    if (value === undefined) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? undefined : sum / count;
}
