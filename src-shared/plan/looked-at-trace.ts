/** Most samples of a trace that is computed when somebody looks at it: enough for any screen, 16 MB. */
const mostSamples = 2_000_000;

/**
 * Every how many steps V is kept where a condition without recorded V is looked at: every step, or every so many of a very long sweep.
 * Page and service must agree about it.
 *
 * @param duration of the sweep, ms
 * @param dt ms
 */
export function everyWhenLookedAt(duration: number, dt: number): number {
  return Math.max(1, Math.ceil(duration / dt / mostSamples));
}
