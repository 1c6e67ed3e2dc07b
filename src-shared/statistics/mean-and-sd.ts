/** Arithmetic mean; undefined for no values. */
export function mean(values: ArrayLike<number>): number | undefined {
  if (values.length === 0) return undefined;
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  return sum / values.length;
}

/**
 * Sample standard deviation (n - 1 in the denominator), in two passes; undefined below two values.
 *
 * @param centre their mean, where the caller has it
 * @example sampleSd([1, 2, 3, 4]) // 1.2909944487358056
 */
export function sampleSd(values: ArrayLike<number>, centre = mean(values)): number | undefined {
  if (centre === undefined || values.length < 2) return undefined;
  // The mean of equal numbers is rounded, and may miss them.
  let equal = 1;
  while (equal < values.length && values[equal] === values[0]) equal++;
  if (equal === values.length) return 0;
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
