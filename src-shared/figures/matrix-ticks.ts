/** Places of a matrix' rows or columns that get a label, at a round distance. @param most labels */
export function matrixTicks(count: number, most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((distance) => Math.ceil(count / distance) <= most) ?? count;
  // Counted from 1, labels stand at 1, 5, 10 rather than at 1, 6, 11; a 1 beside a 2 would touch it.
  return Array.from({ length: count }, (_, place) => place).filter((place) => (place + 1) % step === 0 || (place === 0 && step > 2));
}
