import type { Plan } from "../../plan/plan.ts";
import { mean } from "../mean-and-sd.ts";
import { spikesIn, type TimeWindow } from "../spike-counts.ts";
import { trainMeasureKeys, trainMeasures, type TrainMeasureKey } from "./train-measures.ts";

/** Trains that are compared with each other at most: the pairs grow with the square of it. */
export const mostTrains = 60;

/** Trains of one stimulus and one combination of parameters, compared pair by pair. */
export interface TrainComparison {
  /** number of trains */
  readonly trains: number;
  /** of each measure, the values of the pairs (1, 2), (1, 3), ..., (2, 3), ...; NaN where a pair has none */
  readonly pairs: Readonly<Record<TrainMeasureKey, Float64Array>>;
}

/** What the trains that are compared differ in: trials of the first neuron; where there is one trial, the neurons; undefined: there is one train. */
export function trainsAlong({ repeats, protocol }: Plan): "repeat" | "neuron" | undefined {
  if (repeats > 1) return "repeat";
  // The first neurons of a large network stand for none of its groups.
  if (protocol.network !== undefined && protocol.population > mostTrains) return undefined;
  return protocol.population > 1 ? "neuron" : undefined;
}

/** Pairs in the table of a run at most: thousands of sweeps with trials would make gigabytes. */
const mostTableRows = 200_000;

/** Whether a run has a table of all its pairs of trains. */
export function tablesTrains(plan: Plan): boolean {
  if (trainsAlong(plan) === undefined) return false;
  const trains = Math.min(mostTrains, plan.repeats > 1 ? plan.repeats : plan.protocol.population);
  return (plan.groups * trains * (trains - 1)) / 2 <= mostTableRows;
}

/** The trains that are compared: the first neuron of several trials, or the neurons of one, at most `mostTrains`. */
export function comparedTrains(trials: readonly (readonly Float64Array[])[]): readonly Float64Array[] {
  const trains = trials.length > 1 ? trials.flatMap(([first]) => first ?? []) : (trials[0] ?? []);
  return trains.slice(0, mostTrains);
}

/**
 * Compares each train with each other one by every measure.
 *
 * @param trains ascending spike times, ms
 * @param window spikes with from < t <= to count
 * @returns undefined below two trains, and where none has a spike
 */
export function compareTrains(trains: readonly Float64Array[], window: TimeWindow): TrainComparison | undefined {
  const within = trains.map((train) => spikesIn(train, window));
  if (trains.length < 2 || within.every(({ length }) => length === 0)) return undefined;
  const size = (trains.length * (trains.length - 1)) / 2;
  const pairs = Object.fromEntries(trainMeasureKeys.map((key) => [key, new Float64Array(size)])) as Record<TrainMeasureKey, Float64Array>;
  for (const { one, other, pair } of pairsOf(trains.length)) {
    for (const key of trainMeasureKeys) pairs[key][pair] = trainMeasures[key].of(within[one]!, within[other]!, window) ?? NaN;
  }
  return { trains: trains.length, pairs };
}

/** The pairs of so many trains in the order of `TrainComparison.pairs`, counted from 0. */
export function pairsOf(trains: number): { readonly one: number; readonly other: number; readonly pair: number }[] {
  const pairs = [];
  for (let one = 0; one < trains; one++) for (let other = one + 1; other < trains; other++) pairs.push({ one, other, pair: pairs.length });
  return pairs;
}

/** Mean of a measure over the pairs that have a value; undefined where none has. */
export function meanOverPairs({ pairs }: TrainComparison, key: TrainMeasureKey): number | undefined {
  return mean(pairs[key].filter((value) => !Number.isNaN(value)));
}
