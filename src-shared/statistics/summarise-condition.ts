import type { SpikeTrains } from "../engine/spike-trains.ts";
import type { Condition } from "../plan/condition.ts";
import { repeatsAreCopies } from "../plan/copied-repeats.ts";
import type { Plan } from "../plan/plan.ts";
import { conditionStatistics, type ConditionValues } from "./condition-statistics.ts";
import { expectedFiring } from "./expected-firing.ts";
import { epochStatistics } from "./firing-statistics.ts";
import { mean } from "./mean-and-sd.ts";
import { meansOverNeurons, type NeuronMeasures } from "./neuron-measures.ts";
import { resolutionOf, spikeGrid } from "./spike-resolution.ts";
import { firstSpikesIn, spikesInWindow } from "./spike-windows.ts";
import { valuesOf, type ConditionSample, type ValuesOf } from "./statistic.ts";
import type { VoltageStatistics } from "./voltage.ts";

/**
 * One row of summary.csv: which condition it is (one sweep, noise level and trial), its drive in the window, and its statistics
 * (`conditionStatistics`). Plain JSON; a statistic that is not defined is undefined (an empty cell).
 */
export interface ConditionSummary extends ConditionValues {
  /** its address in the plan */
  readonly condition: number;
  /** the drive in the window, in `levelUnit`: its level where it is constant all through, else its time mean; undefined for an empty window */
  readonly level: number | undefined;
  readonly levelUnit: "pA" | "V/s";
  /** whether `level` is a constant level rather than a mean */
  readonly levelIsConstant: boolean;
  /** whether it repeats the first trial of its group to the bit, because nothing is drawn anew in it */
  readonly isCopy: boolean;
  /** one per epoch of the protocol, in order */
  readonly epochs: readonly EpochSummary[];
}

/** The part of a summary that the plan says before anything is simulated. */
export function plannedPart(plan: Plan, condition: Condition): Omit<ConditionSummary, keyof ConditionValues | "epochs"> {
  const { level, stimulus } = plan.driveOf(condition);
  return {
    condition: condition.index,
    level: level?.level,
    levelUnit: stimulus.unit,
    levelIsConstant: level?.constant ?? false,
    isCopy: condition.index % plan.repeats > 0 && repeatsAreCopies(plan.settingOf(condition)),
  };
}

/** Firing in one epoch of a condition (`epochStatistics`). */
export interface EpochSummary extends ValuesOf<typeof epochStatistics> {
  /** from 0 */
  readonly index: number;
  readonly label: string;
}

/** What `summariseCondition` works from. */
export interface ConditionToSummarise {
  readonly plan: Plan;
  readonly condition: Condition;
  /** of the whole sweep */
  readonly spikes: SpikeTrains;
  /** of the whole population */
  readonly measures: NeuronMeasures;
  /** of V in the window, when recorded */
  readonly voltage: VoltageStatistics | undefined;
}

/** The statistics of one condition. Each measure is defined where it is computed; no input is changed. */
export function summariseCondition({ plan, condition, spikes, measures, voltage }: ConditionToSummarise): ConditionSummary {
  const drive = plan.driveOf(condition);
  const { window, onset } = drive;
  const neurons = spikes.counts.length;
  const inWindow = spikesInWindow(spikes, window);
  const grid = spikeGrid(resolutionOf(plan.settingOf(condition).protocol));
  const { intervals } = measures;
  const sinceOnset = onset === window.from ? inWindow : spikesInWindow(spikes, { from: onset, to: window.to });
  const sample: ConditionSample = {
    window,
    onset,
    neurons,
    spikeCount: inWindow.total,
    firstSpikes: firstSpikesIn(spikes, sinceOnset),
    grid,
    intervals,
    intervalMean: mean(intervals),
    voltage,
    ...expectedFiring(plan, condition),
  };
  const { condition: address, level, levelUnit, levelIsConstant, isCopy } = plannedPart(plan, condition);
  // One spread, at the end: anything else makes the object a slow dictionary, which cost more than all statistics (measured).
  return {
    condition: address,
    level,
    levelUnit,
    levelIsConstant,
    isCopy,
    epochs: drive.epochs.map(({ index, label, start, end }) => {
      const epoch = { from: start, to: end };
      return { index, label, ...valuesOf(epochStatistics, { window: epoch, neurons, spikeCount: spikesInWindow(spikes, epoch).total }) };
    }),
    ...valuesOf(conditionStatistics, sample, meansOverNeurons(measures)),
  };
}
