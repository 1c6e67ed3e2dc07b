/** Median; undefined for no values. */
export function median(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : quantile(values, 0.5);
}

/** First and third quartile. */
export function quartiles(values: readonly number[]): [number, number] {
  return [quantile(values, 0.25), quantile(values, 0.75)];
}

/** The value below which `share` of the values lie, interpolated linearly (type 7 of Hyndman and Fan 1996). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = share * (sorted.length - 1);
  const below = sorted[Math.floor(position)]!;
  const above = sorted[Math.ceil(position)]!;
  return below + (position - Math.floor(position)) * (above - below);
}
