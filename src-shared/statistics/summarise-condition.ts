import type { ConditionRecording } from "../engine/recordings.ts";
import type { EpochSpan } from "../protocol/epoch-spans.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { levelInWindow } from "../stimulus/level-in-window.ts";
import type { CompiledStimulus } from "../stimulus/segments.ts";
import { predictRate } from "../theory/predict-rate.ts";
import { coefficientOfVariation, intervalsOfTrains } from "./interspike-intervals.ts";
import { adaptationIndex, cv2, lv, lvR } from "./local-variation.ts";
import { mean, meanOfDefined, sampleSd } from "./mean-and-sd.ts";
import { firstSpikeLatency, meanRate, spikesIn, type TimeWindow } from "./spike-counts.ts";
import type { VoltageStatistics } from "./voltage.ts";

/**
 * One row of summary.csv: the statistics of one condition (one sweep, noise level and trial), all taken in the window.
 * Plain JSON; what has no answer is undefined (an empty cell). In a population, counts and intervals are pooled, and
 * measures of irregularity (CV, CV2, LV, LvR, adaptation index) are the mean over the neurons that have one: pooled
 * intervals of unlike neurons would look irregular though each of them ticks like a clock.
 */
export interface ConditionSummary {
  /** from 0 */
  readonly sweep: number;
  /** in the unit of the protocol's noise levels; undefined without noise */
  readonly noiseLevel: number | undefined;
  /** from 0 */
  readonly trial: number;
  /** window, ms: spikes with from < t <= to */
  readonly from: number;
  readonly to: number;
  /** the drive in the window, in `levelUnit`: its level where it is constant all through, else its time mean; undefined for an empty window */
  readonly level: number | undefined;
  readonly levelUnit: "pA" | "V/s";
  /** whether `level` is a constant level rather than a mean */
  readonly levelIsConstant: boolean;
  /** size of the population */
  readonly neurons: number;
  /** of all neurons */
  readonly spikeCount: number;
  /** Hz, mean per neuron; undefined for an empty window */
  readonly rate: number | undefined;
  /** ms from the window's start, mean over the neurons that spike */
  readonly firstSpikeLatency: number | undefined;
  /** intervals between successive spikes of a neuron, both in the window; all neurons */
  readonly isiCount: number;
  /** ms, of the pooled intervals */
  readonly isiMean: number | undefined;
  /** ms, of the pooled intervals; sample SD */
  readonly isiSd: number | undefined;
  readonly cv: number | undefined;
  readonly cv2: number | undefined;
  readonly lv: number | undefined;
  readonly lvR: number | undefined;
  readonly adaptationIndex: number | undefined;
  /** mV, of the recorded samples in the window, refractory periods included; undefined when V is not recorded */
  readonly vMean: number | undefined;
  /** mV, sample SD */
  readonly vSd: number | undefined;
  /** one per epoch of the protocol, in order */
  readonly epochs: readonly EpochSummary[];
  /** Hz, long-run rate by theory; undefined where theory does not hold (`theory/predict-rate.ts`) */
  readonly predictedRate: number | undefined;
  readonly predictedCv: number | undefined;
}

/** Firing in one epoch of a condition. */
export interface EpochSummary {
  /** from 0 */
  readonly index: number;
  readonly label: string;
  /** ms */
  readonly start: number;
  /** ms */
  readonly end: number;
  /** of all neurons */
  readonly spikeCount: number;
  /** Hz, mean per neuron; undefined for an epoch without length */
  readonly rate: number | undefined;
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
  const { protocol, stimulus, window, recording } = input;
  const { sweep, noiseLevel, trial } = recording.condition;
  const trains = recording.spikes.map((train) => spikesIn(train, window));
  const { pooled: intervals, perTrain: perNeuron } = intervalsOfTrains(trains);
  const drive = levelInWindow(stimulus, window);
  const predicted = predictRate(protocol, stimulus, window, noiseLevel);
  return {
    sweep,
    noiseLevel,
    trial,
    from: window.from,
    to: window.to,
    level: drive?.level,
    levelUnit: stimulus.unit,
    levelIsConstant: drive?.constant ?? false,
    neurons: trains.length,
    spikeCount: countOf(trains),
    rate: meanRate(recording.spikes, window),
    firstSpikeLatency: firstSpikeLatency(recording.spikes, window),
    isiCount: intervals.length,
    isiMean: mean(intervals),
    isiSd: sampleSd(intervals),
    cv: meanOfDefined(perNeuron.map(coefficientOfVariation)),
    cv2: meanOfDefined(perNeuron.map(cv2)),
    lv: meanOfDefined(perNeuron.map(lv)),
    lvR: meanOfDefined(perNeuron.map((one) => lvR(one))),
    adaptationIndex: meanOfDefined(perNeuron.map(adaptationIndex)),
    vMean: input.voltage?.mean,
    vSd: input.voltage?.sd,
    epochs: input.epochs.map((epoch) => summariseEpoch(recording.spikes, epoch)),
    predictedRate: predicted?.rate,
    predictedCv: predicted?.cv,
  };
}

function summariseEpoch(spikes: readonly Float64Array[], epoch: EpochSpan): EpochSummary {
  const { index, label, start, end } = epoch;
  const window = { from: start, to: end };
  const spikeCount = countOf(spikes.map((train) => spikesIn(train, window)));
  return { index, label, start, end, spikeCount, rate: meanRate(spikes, window) };
}

function countOf(trains: readonly Float64Array[]): number {
  return trains.reduce((total, train) => total + train.length, 0);
}
