import type { ConditionRecording } from "../engine/recordings.ts";
import type { Plan } from "../plan/plan.ts";
import { predictRate } from "../theory/predict-rate.ts";
import { conditionStatistics, type ConditionValues } from "./condition-statistics.ts";
import { epochStatistics } from "./firing-statistics.ts";
import { intervalsOfTrains } from "./interspike-intervals.ts";
import { spikesIn } from "./spike-counts.ts";
import { valuesOf, type ValuesOf } from "./statistic.ts";
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
  /** one per epoch of the protocol, in order */
  readonly epochs: readonly EpochSummary[];
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
  readonly recording: ConditionRecording;
  /** of V in the window, when recorded */
  readonly voltage: VoltageStatistics | undefined;
}

/** The statistics of one condition. Each measure is defined where it is computed; no input is changed. */
export function summariseCondition(input: ConditionToSummarise): ConditionSummary {
  const { plan, recording, voltage } = input;
  const { spikes } = recording;
  const drive = plan.driveOf(recording.condition);
  const { window } = drive;
  const spikesInWindow = spikes.map((train) => spikesIn(train, window));
  const { pooled: intervals, perTrain: intervalsPerNeuron } = intervalsOfTrains(spikesInWindow);
  const theory = predictRate(plan.settingOf(recording.condition), drive);
  return {
    condition: recording.condition.index,
    level: drive.level?.level,
    levelUnit: drive.stimulus.unit,
    levelIsConstant: drive.level?.constant ?? false,
    ...valuesOf(conditionStatistics, { window, spikes, spikesInWindow, intervals, intervalsPerNeuron, voltage, theory }),
    epochs: drive.epochs.map(({ index, label, start, end }) => ({ index, label, ...valuesOf(epochStatistics, { spikes, window: { from: start, to: end } }) })),
  };
}
