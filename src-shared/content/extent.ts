/** Least and greatest of some numbers: ±Infinity where there is none. Any number of them, unlike the arguments of Math.min. */
export function extentOf(values: Iterable<number>): { min: number; max: number } {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return { min, max };
}
