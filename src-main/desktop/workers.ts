/** Threads that simulate on a machine with so many processors: one is left to whoever looks at the bench. */
export function workersOf(processors: number): number {
  return Math.max(1, processors - 1);
}
