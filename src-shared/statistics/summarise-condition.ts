import type { ConditionRecording } from "../engine/recordings.ts";
import type { EpochSpan } from "../protocol/epoch-spans.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { levelInWindow } from "../stimulus/level-in-window.ts";
import type { CompiledStimulus } from "../stimulus/segments.ts";
import { predictRate } from "../theory/predict-rate.ts";
import { conditionStatistics, type ConditionValues } from "./condition-statistics.ts";
import { epochStatistics } from "./firing-statistics.ts";
import { intervalsOfTrains } from "./interspike-intervals.ts";
import { spikesIn, type TimeWindow } from "./spike-counts.ts";
import { valuesOf, type ValuesOf } from "./statistic.ts";
import type { VoltageStatistics } from "./voltage.ts";

/**
 * One row of summary.csv: which condition it is (one sweep, noise level and trial), its drive in the window, and its statistics
 * (`conditionStatistics`). Plain JSON; a statistic that is not defined is undefined (an empty cell).
 */
export interface ConditionSummary extends ConditionValues {
  /** from 0 */
  readonly sweep: number;
  /** in the unit of the protocol's noise levels; undefined without noise */
  readonly noiseLevel: number | undefined;
  /** from 0 */
  readonly trial: number;
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
  readonly protocol: ResolvedProtocol;
  /** of the condition's sweep */
  readonly stimulus: CompiledStimulus;
  /** where rate and CV are taken, ms (`rateWindow`) */
  readonly window: TimeWindow;
  /** spans of the epochs in this sweep (`epochSpans`), ms */
  readonly epochs: readonly EpochSpan[];
  readonly recording: ConditionRecording;
  /** of V in the window, when recorded */
  readonly voltage: VoltageStatistics | undefined;
}

/** The statistics of one condition. Each measure is defined where it is computed; no input is changed. */
export function summariseCondition(input: ConditionToSummarise): ConditionSummary {
  const { protocol, stimulus, window, recording, voltage } = input;
  const { spikes } = recording;
  const { sweep, noiseLevel, trial } = recording.condition;
  const spikesInWindow = spikes.map((train) => spikesIn(train, window));
  const { pooled: intervals, perTrain: intervalsPerNeuron } = intervalsOfTrains(spikesInWindow);
  const drive = levelInWindow(stimulus, window);
  const theory = predictRate(protocol, stimulus, window, noiseLevel);
  return {
    sweep,
    noiseLevel,
    trial,
    level: drive?.level,
    levelUnit: stimulus.unit,
    levelIsConstant: drive?.constant ?? false,
    ...valuesOf(conditionStatistics, { window, spikes, spikesInWindow, intervals, intervalsPerNeuron, voltage, theory }),
    epochs: input.epochs.map(({ index, label, start, end }) => ({ index, label, ...valuesOf(epochStatistics, { spikes, window: { from: start, to: end } }) })),
  };
}
