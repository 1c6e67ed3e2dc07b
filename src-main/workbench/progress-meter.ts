import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { ConditionResult } from "../../src-shared/statistics/protocol-result.ts";
import { stepsOf, type RunProgress } from "./runs.ts";

/** Progress of a whole run. */
interface WholeProgress {
  /** of all steps, 0 to 1 */
  readonly fraction: number;
  /** ms; undefined while there is no estimate */
  readonly remaining?: number;
  /** neuron steps of dt per second */
  readonly speed?: number;
}

/**
 * Converts the progress of the conditions that are simulated now to that of the whole run.
 *
 * @param all of the run, as they are before the simulation
 * @param asked those that are simulated
 * @returns a function of the progress and of the ms since the simulation began
 */
export function progressMeter(run: {
  readonly plan: Plan;
  readonly all: readonly ConditionResult[];
  readonly asked: readonly Condition[];
}): (progress: RunProgress, elapsed: number) => WholeProgress {
  const { plan, all } = run;
  const steps = (of: readonly Condition[]): number => stepsOf(of, plan).reduce((sum, one) => sum + one, 0);
  const asked = steps(run.asked);
  const total = steps(all.map(({ condition }) => condition));
  const before = steps(all.flatMap(({ status, condition }) => (status === "finished" ? [condition] : [])));
  return ({ fraction, remaining_ms }, elapsed) => ({
    fraction: total > 0 ? Math.min(1, (before + fraction * asked) / total) : 1,
    ...(remaining_ms === undefined ? {} : { remaining: remaining_ms }),
    ...(fraction > 0 && elapsed > 0 ? { speed: (1000 * fraction * asked * plan.protocol.population) / elapsed } : {}),
  });
}
