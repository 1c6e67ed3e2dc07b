import { evenly, finishedConditions, shownStimulus } from "../../src-shared/content/chosen-conditions.ts";
import { everyWhenLookedAt } from "../../src-shared/plan/looked-at-trace.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import type { KeptRun } from "./kept-run.ts";

/** Combinations of parameters, and cells of a population, whose V is computed: as many as the figure of V has panels, and traces in one. */
const mostSettings = 3;
const mostNeurons = 10;

/**
 * The result of a run that recorded no V, with V of the sweep that is looked at, computed now: of its first repeat, at up to three
 * combinations of parameters, of up to ten neurons.
 *
 * @param sweep that is looked at; by default the most telling one
 * @returns undefined where no such condition has finished
 * @throws BenchError of the simulation
 */
export async function withLookedAtTraces({ result, lookedAt }: Pick<KeptRun, "result" | "lookedAt">, sweep: number | undefined): Promise<ProtocolResult | undefined> {
  const { plan } = result;
  const stimulus = shownStimulus(result, sweep);
  const chosen = finishedConditions(result).filter(({ condition }) => {
    const at = plan.coordinatesOf(condition);
    return at.stimulus === stimulus && at.repeat === 0;
  });
  const [first] = chosen;
  if (first === undefined) return undefined;
  const everyOf = (index: number): number => everyWhenLookedAt(plan.driveOf({ index }).duration, plan.protocol.dt);
  const recordEvery = everyOf(first.condition.index);
  const neurons = Math.min(plan.protocol.population, mostNeurons);
  const traces = new Map(
    await Promise.all(
      // All columns of a table have the same times.
      evenly(chosen.filter(({ condition }) => everyOf(condition.index) === recordEvery), mostSettings).map(
        async ({ condition }) => [condition.index, await lookedAt.of(condition, neurons - 1)] as const,
      ),
    ),
  );
  return {
    ...result,
    plan: plan.with({ recordV: true, recordNeurons: neurons, recordEvery }),
    conditions: result.conditions.map((entry) => (entry.status === "finished" ? { ...entry, traces: traces.get(entry.condition.index) } : entry)),
  };
}
