import { conditionStatistics } from "../condition-statistics.ts";
import { valuesOf } from "../statistic.ts";
import type { ConditionSummary } from "../summarise-condition.ts";

/** A summary of a condition of 1 s without spikes, with the changes of a test. */
export function aSummary(differences: Partial<ConditionSummary> = {}): ConditionSummary {
  const silence = {
    window: { from: 0, to: 1000 },
    onset: 0,
    neurons: 1,
    spikeCount: 0,
    firstSpikes: new Float64Array(),
    grid: undefined,
    intervals: new Float64Array(),
    intervalMean: undefined,
    voltage: undefined,
    theory: undefined,
    expectedCount: undefined,
  };
  return { condition: 0, level: 100, levelUnit: "pA", levelIsConstant: true, isCopy: false, ...valuesOf(conditionStatistics, silence), epochs: [], ...differences };
}
