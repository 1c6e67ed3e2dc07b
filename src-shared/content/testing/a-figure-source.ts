import type { Protocol } from "../../protocol/protocol.ts";
import { planOrThrow } from "../../plan/plan-of-protocol.ts";
import { aProtocol } from "../../protocol/testing/a-protocol.ts";
import { curvePointsOf } from "../../statistics/curves.ts";
import type { Distributions } from "../../statistics/distributions.ts";
import type { ConditionSummary } from "../../statistics/summarise-condition.ts";
import { aSummary } from "../../statistics/testing/summaries.ts";
import type { FigureSource } from "../figure-source.ts";
import { TheoryLines } from "../theory-lines.ts";

/** A group of conditions, from 0. */
export interface TestGroup {
  readonly sweep: number;
  readonly noise: number;
}

/** What a test decides about the results behind a figure. */
export interface MadeUpSource {
  /** of each trial of a group; undefined: none of it has finished */
  readonly summary?: (group: TestGroup) => Partial<ConditionSummary> | undefined;
  readonly distributions?: Partial<Distributions>;
  /** ms, of each neuron of a trial */
  readonly spikes?: (group: TestGroup, trial: number) => readonly number[] | undefined;
}

/** A source of figures for `aProtocol` with the given changes; by default every trial has finished. */
export function aFigureSource(changes: Partial<Protocol>, { summary = () => ({}), distributions, spikes = () => [10, 30] }: MadeUpSource = {}): FigureSource {
  const plan = planOrThrow(aProtocol(changes), "");
  const { protocol } = plan;
  const groupOf = (index: number): TestGroup => {
    const { stimulus, setting } = plan.coordinatesOf({ index });
    return { sweep: stimulus, noise: setting };
  };
  const summariesOf = (group: number): ConditionSummary[] => {
    const told = summary(groupOf(plan.firstOf(group).index));
    return told === undefined ? [] : plan.membersOf(group).map((condition) => aSummary({ condition, ...told }));
  };
  return {
    plan,
    theory: new TheoryLines(plan),
    summariesOf,
    curvePointsOf: (group) => (summariesOf(group).length === 0 ? undefined : curvePointsOf(summariesOf(group))),
    distributionsOf: () => distributions,
    spikesOf(condition) {
      const times = spikes(groupOf(condition), plan.coordinatesOf({ index: condition }).repeat);
      return times === undefined ? undefined : Array.from({ length: protocol.population }, () => Float64Array.from(times));
    },
    recordedNeuronsOf: () => (protocol.recordV ? protocol.recordNeurons : 0),
  };
}
