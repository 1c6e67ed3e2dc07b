/** Number of simulation threads for a number of processors: one processor is left for the bench itself. */
export function workersOf(processors: number): number {
  return Math.max(1, processors - 1);
}
