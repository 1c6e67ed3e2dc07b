import { curvePointsOf } from "../statistics/curves.ts";
import type { Distributions } from "../statistics/distributions.ts";
import type { FinishedCondition, ProtocolResult } from "../statistics/protocol-result.ts";
import { finishedConditions } from "./chosen-conditions.ts";
import type { FigureSource, Place, SweepFacts } from "./figure-source.ts";
import { TheoryLines } from "./theory-lines.ts";

/** Source of figures from a run in memory. */
export class ResultSource implements FigureSource {
  readonly result: ProtocolResult;
  readonly sweeps: readonly SweepFacts[];
  readonly unit: "pA" | "V/s";
  readonly theory: TheoryLines;
  readonly #trials: ReadonlyMap<number, readonly FinishedCondition[]>;
  readonly #distributions = new Map<number, Partial<Distributions>>();

  constructor(result: ProtocolResult) {
    const { plan } = result;
    this.result = result;
    this.sweeps = plan.drives;
    this.unit = plan.driveUnit;
    this.theory = new TheoryLines(plan);
    this.#trials = trialsByGroup(result);
  }

  get plan(): ProtocolResult["plan"] {
    return this.result.plan;
  }

  get protocol(): ProtocolResult["protocol"] {
    return this.result.protocol;
  }

  /** The trials of a place that have finished, in order. */
  trialsAt(place: Place): readonly FinishedCondition[] {
    return this.#trials.get(this.#groupAt(place)) ?? [];
  }

  summariesAt(place: Place): readonly FinishedCondition["summary"][] {
    return this.trialsAt(place).map(({ summary }) => summary);
  }

  curvePointsAt(place: Place): ReturnType<typeof curvePointsOf> | undefined {
    const summaries = this.summariesAt(place);
    return summaries.length === 0 ? undefined : curvePointsOf(summaries);
  }

  distributionsAt(place: Place): Partial<Distributions> | undefined {
    return this.#distributions.get(this.#groupAt(place));
  }

  /** Keep what was computed of a place, for the figures that show it. */
  keepDistributions(place: Place, distributions: Partial<Distributions>): void {
    this.#distributions.set(this.#groupAt(place), { ...this.#distributions.get(this.#groupAt(place)), ...distributions });
  }

  spikesAt(place: Place, trial: number): readonly Float64Array[] | undefined {
    return this.conditionAt(place, trial)?.recording.spikes;
  }

  recordedNeuronsAt(place: Place, trial: number): number {
    return this.conditionAt(place, trial)?.traces?.neurons ?? 0;
  }

  /** undefined where it has not finished */
  conditionAt(place: Place, trial: number): FinishedCondition | undefined {
    return this.trialsAt(place).find(({ condition }) => condition.index % this.plan.repeats === trial);
  }

  /** Position of a place's group; -1 where the plan has none. Further parameters stand at their first value. */
  #groupAt({ sweep, noise }: Place): number {
    const condition = this.plan.conditionAt({ sweep, noise });
    return condition === undefined ? -1 : this.plan.groupOf(condition);
  }
}

function trialsByGroup(result: ProtocolResult): Map<number, FinishedCondition[]> {
  const trials = new Map<number, FinishedCondition[]>();
  for (const finished of finishedConditions(result)) {
    const group = result.plan.groupOf(finished.condition);
    const there = trials.get(group);
    if (there === undefined) trials.set(group, [finished]);
    else there.push(finished);
  }
  return trials;
}
