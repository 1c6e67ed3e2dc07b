import { curvePointsOf } from "../statistics/curves.ts";
import type { Distributions } from "../statistics/distributions.ts";
import type { FinishedCondition, ProtocolResult } from "../statistics/protocol-result.ts";
import { finishedConditions } from "./chosen-conditions.ts";
import type { FigureSource } from "./figure-source.ts";
import { TheoryLines } from "./theory-lines.ts";

/** Source of figures from a run in memory. */
export class ResultSource implements FigureSource {
  readonly result: ProtocolResult;
  readonly theory: TheoryLines;
  readonly #groups: ReadonlyMap<number, readonly FinishedCondition[]>;
  readonly #distributions = new Map<number, Partial<Distributions>>();

  constructor(result: ProtocolResult) {
    this.result = result;
    this.theory = new TheoryLines(result.plan);
    this.#groups = finishedGroups(result);
  }

  get plan(): ProtocolResult["plan"] {
    return this.result.plan;
  }

  /** The conditions of a group that have finished, in order. */
  finishedOf(group: number): readonly FinishedCondition[] {
    return this.#groups.get(group) ?? [];
  }

  summariesOf(group: number): readonly FinishedCondition["summary"][] {
    return this.finishedOf(group).map(({ summary }) => summary);
  }

  curvePointsOf(group: number): ReturnType<typeof curvePointsOf> | undefined {
    const summaries = this.summariesOf(group);
    return summaries.length === 0 ? undefined : curvePointsOf(summaries);
  }

  distributionsOf(group: number): Partial<Distributions> | undefined {
    return this.#distributions.get(group);
  }

  /** Keep what was computed of a group, for the figures that show it. */
  keepDistributions(group: number, distributions: Partial<Distributions>): void {
    this.#distributions.set(group, { ...this.#distributions.get(group), ...distributions });
  }

  spikesOf(condition: number): readonly Float64Array[] | undefined {
    return this.finishedAt(condition)?.recording.spikes;
  }

  recordedNeuronsOf(condition: number): number {
    return this.finishedAt(condition)?.traces?.neurons ?? 0;
  }

  /** @param condition its address @returns undefined where it has not finished */
  finishedAt(condition: number): FinishedCondition | undefined {
    const entry = this.result.conditions[condition];
    return entry?.status === "finished" ? entry : undefined;
  }
}

function finishedGroups(result: ProtocolResult): Map<number, FinishedCondition[]> {
  const groups = new Map<number, FinishedCondition[]>();
  for (const finished of finishedConditions(result)) {
    const group = result.plan.groupOf(finished.condition);
    const there = groups.get(group);
    if (there === undefined) groups.set(group, [finished]);
    else there.push(finished);
  }
  return groups;
}
