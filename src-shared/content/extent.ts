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

/** Range of an axis of values: it holds 0, and leaves some air beyond the outermost ones. @param air 1.05: a twentieth of the range */
export function rangeWithZero({ min, max }: { readonly min: number; readonly max: number }, air: number): { min: number; max: number } {
  if (min < 0) return { min: air * min, max: max > 0 ? air * max : 0 };
  return { min: 0, max: max > 0 ? air * max : 1 };
}
