import type { Protocol } from "../../protocol/protocol.ts";
import { planOrThrow } from "../../plan/plan-of-protocol.ts";
import { aProtocol } from "../../protocol/testing/a-protocol.ts";
import { curvePointsOf } from "../../statistics/curves.ts";
import type { Distributions } from "../../statistics/distributions.ts";
import type { ConditionSummary } from "../../statistics/summarise-condition.ts";
import { aSummary } from "../../statistics/testing/summaries.ts";
import type { FigureSource, Place } from "../figure-source.ts";
import { TheoryLines } from "../theory-lines.ts";

/** Settings of a test for the results behind a figure. */
export interface MadeUpSource {
  /** of each trial of a place; undefined: none has finished there */
  readonly summary?: (place: Place) => Partial<ConditionSummary> | undefined;
  readonly distributions?: Partial<Distributions>;
  /** ms, of each neuron of a trial */
  readonly spikes?: (place: Place, trial: number) => readonly number[] | undefined;
}

/** A source of figures for `aProtocol` with the given changes; by default every trial has finished. */
export function aFigureSource(changes: Partial<Protocol>, { summary = () => ({}), distributions, spikes = () => [10, 30] }: MadeUpSource = {}): FigureSource {
  const plan = planOrThrow(aProtocol(changes), "");
  const { protocol, drives: sweeps, driveUnit: unit } = plan;
  const summariesAt = (place: Place): ConditionSummary[] => {
    const told = summary(place);
    return told === undefined
      ? []
      : Array.from({ length: protocol.trials }, (_, trial) =>
          aSummary({ condition: plan.conditionAt({ sweep: place.sweep, noise: place.noise, trial })?.index ?? 0, ...told }),
        );
  };
  return {
    plan,
    protocol,
    sweeps,
    unit,
    theory: new TheoryLines(plan),
    summariesAt,
    curvePointsAt: (place) => (summary(place) === undefined ? undefined : curvePointsOf(summariesAt(place))),
    distributionsAt: () => distributions,
    spikesAt(place, trial) {
      const times = spikes(place, trial);
      return times === undefined ? undefined : Array.from({ length: protocol.population }, () => Float64Array.from(times));
    },
    recordedNeuronsAt: () => (protocol.recordV ? protocol.recordNeurons : 0),
  };
}
