import type { TraceSource } from "../engine/recordings.ts";
import type { CompiledStimulus } from "../stimulus/segments.ts";
import { histogram, type Histogram } from "./histogram.ts";
import { pooledIntervals } from "./interspike-intervals.ts";
import { mean, meanOfDefined } from "./mean-and-sd.ts";
import { psth } from "./psth.ts";
import { spikeGrid, type SpikeResolution } from "./spike-resolution.ts";
import { spikesIn, type TimeWindow } from "./spike-counts.ts";
import { measureImpedance, type ImpedanceMeasurement } from "./spectra/measure-impedance.ts";
import { trainSpectrumOf, type TrainSpectrum } from "./spectra/train-spectrum.ts";
import { comparedTrains, compareTrains, type TrainComparison } from "./trains/train-comparison.ts";
import { voltageOfTrials } from "./voltage-of-trials.ts";

/** Trains whose spectra are averaged at most: the mean of more is no smoother to the eye. */
const mostSpectra = 500;

/** Interspike intervals in the window. */
export interface IntervalDistribution {
  readonly count: number;
  /** ms */
  readonly mean?: number | undefined;
  /** mean over the trials that have one */
  readonly cv?: number | undefined;
  /** undefined without intervals */
  readonly histogram?: Histogram | undefined;
}

/** Recorded V in the window, mV, refractory periods included. */
export interface VoltageDistribution {
  readonly mean?: number | undefined;
  readonly sd?: number | undefined;
  readonly histogram?: Histogram | undefined;
}

/** Rate over time in the window, in bins of one width from `from` on (ms); the last is cut short at `to`. */
export interface RateDistribution {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  /** Hz, mean per train */
  readonly rates: Float64Array;
}

/** Distributions over all trials and neurons of one sweep and noise level, within the window. */
export interface Distributions {
  readonly intervals: IntervalDistribution;
  /** undefined where V is not recorded */
  readonly voltage?: VoltageDistribution | undefined;
  /** undefined without spikes */
  readonly psth?: RateDistribution | undefined;
  /** of the trials, or of the neurons of one; undefined below two trains and without spikes */
  readonly trains?: TrainComparison | undefined;
  /** undefined without spikes, and where the window is short */
  readonly trainSpectrum?: TrainSpectrum | undefined;
  /** undefined where the protocol has none to measure */
  readonly impedance?: ImpedanceMeasurement | undefined;
}

/** A finished trial, as far as its distributions need it; its summary says what the window is. */
export interface DistributedTrial {
  readonly recording: { readonly spikes: readonly Float64Array[] };
  readonly summary: TimeWindow & { readonly cv: number | undefined };
  /** undefined when V is not recorded */
  readonly traces: TraceSource | undefined;
  /** where an impedance is measured (`measuresImpedance`) */
  readonly stimulus?: CompiledStimulus | undefined;
}

/** Intervals within the window, pooled over trials and neurons. */
export function intervalDistribution(trials: readonly DistributedTrial[], resolution: SpikeResolution): IntervalDistribution {
  const intervals = pooledIntervals(trials.flatMap(({ recording, summary }) => recording.spikes.map((train) => spikesIn(train, summary))), spikeGrid(resolution));
  return { count: intervals.length, mean: mean(intervals), cv: meanOfDefined(trials.map(({ summary }) => summary.cv)), histogram: histogram(intervals, resolution) };
}

/** Rate over time of all trials and neurons; undefined without spikes in the window. */
export function rateDistribution(trials: readonly DistributedTrial[], resolution: SpikeResolution): RateDistribution | undefined {
  const [first] = trials;
  if (first === undefined) return undefined;
  const { from, to } = first.summary;
  const found = psth(trials.flatMap(({ recording }) => recording.spikes), { from, to }, resolution);
  return found === undefined ? undefined : { from, to, width: found.bins.width, rates: found.rates };
}

/** The trials, or the neurons of one, train beside train; undefined below two trains and without spikes. */
export function comparisonOfTrains(trials: readonly DistributedTrial[]): TrainComparison | undefined {
  const [first] = trials;
  return first === undefined ? undefined : compareTrains(comparedTrains(trials.map(({ recording }) => recording.spikes)), first.summary);
}

/** Power spectrum of all trials and neurons; undefined without spikes, and where the window is short. */
export function trainSpectrumOfTrials(trials: readonly DistributedTrial[]): TrainSpectrum | undefined {
  const [first] = trials;
  return first === undefined ? undefined : trainSpectrumOf(trials.flatMap(({ recording }) => recording.spikes).slice(0, mostSpectra), first.summary);
}

/** Impedance of the first neuron in the first trial, which the others repeat; undefined where none is to be measured. */
export async function measuredImpedance(trials: readonly DistributedTrial[]): Promise<ImpedanceMeasurement | undefined> {
  const [first] = trials;
  if (first?.traces === undefined || first.stimulus === undefined) return undefined;
  return await measureImpedance({ stimulus: first.stimulus, traces: first.traces, spikes: first.recording.spikes[0]! });
}

/** V of all trials and recorded neurons, read block by block; undefined where none was recorded. */
export async function voltageDistribution(trials: readonly DistributedTrial[]): Promise<VoltageDistribution | undefined> {
  const recorded = trials.flatMap(({ traces, summary }) => (traces === undefined ? [] : [{ traces, window: summary }]));
  if (recorded.length === 0) return undefined;
  const { samples, mean: centre, sd, histogram: bins } = await voltageOfTrials(recorded);
  return samples === 0 ? undefined : { mean: centre, sd, histogram: bins };
}

/**
 * All distributions of some trials of one sweep and noise level.
 *
 * @throws what a trace source throws
 */
export async function distributionsOf(trials: readonly DistributedTrial[], resolution: SpikeResolution): Promise<Distributions> {
  const voltage = await voltageDistribution(trials);
  const psth = rateDistribution(trials, resolution);
  const trains = comparisonOfTrains(trials);
  const trainSpectrum = trainSpectrumOfTrials(trials);
  const impedance = await measuredImpedance(trials);
  return {
    intervals: intervalDistribution(trials, resolution),
    ...(voltage === undefined ? {} : { voltage }),
    ...(psth === undefined ? {} : { psth }),
    ...(trains === undefined ? {} : { trains }),
    ...(trainSpectrum === undefined ? {} : { trainSpectrum }),
    ...(impedance === undefined ? {} : { impedance }),
  };
}
