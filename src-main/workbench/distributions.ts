import type { Distributions } from "../../src-shared/contract/result-schemas.ts";
import type { TraceSource } from "../../src-shared/engine/recordings.ts";
import type { FinishedCondition } from "../../src-shared/statistics/protocol-result.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { histogramOfSorted, type Histogram } from "../../src-shared/statistics/histogram.ts";
import { meanOfDefined } from "../../src-shared/statistics/mean-and-sd.ts";
import { psthBins, ratesOf } from "../../src-shared/statistics/psth.ts";
import { spikesIn, type TimeWindow } from "../../src-shared/statistics/spike-counts.ts";
import { countsIn } from "../../src-shared/statistics/time-bins.ts";
import { voltageOfTrials } from "../../src-shared/statistics/voltage-of-trials.ts";
import { breather } from "./breather.ts";
import { patientlySorted } from "./patient-sort.ts";

/** Values counted without a break. */
const pieceSize = 65_536;

/**
 * What several trials of one sweep and noise level say together: intervals as in the exported ISI histogram (pooled over
 * trials and neurons; CV is the mean over the trials), V, and the rate over time.
 *
 * @param trials finished
 */
export async function distributionsOf(trials: readonly FinishedCondition[], protocol: ResolvedProtocol): Promise<Distributions> {
  const [first] = trials;
  if (first === undefined) return { intervals: { count: 0 } };
  // The window is the sweep's: all trials have the same.
  const window: TimeWindow = { from: first.summary.from, to: first.summary.to };
  const trains = trials.flatMap(({ recording }) => recording.spikes.map((train) => spikesIn(train, window)));
  const voltage = await voltageOf(trials, window);
  const psth = await psthOf(trains, window, protocol.dt);
  return {
    intervals: await intervalsOf(trains, meanOfDefined(trials.map(({ summary }) => summary.cv)), protocol.dt),
    ...(voltage === undefined ? {} : { voltage }),
    ...(psth === undefined ? {} : { psth }),
  };
}

async function intervalsOf(trains: readonly Float64Array[], cv: number | undefined, dt: number): Promise<Distributions["intervals"]> {
  const breathe = breather();
  const intervals = new Float64Array(trains.reduce((sum, train) => sum + Math.max(0, train.length - 1), 0));
  let filled = 0;
  let sum = 0;
  for (const train of trains) {
    for (let k = 1; k < train.length; k++) {
      const interval = train[k]! - train[k - 1]!;
      intervals[filled++] = interval;
      sum += interval;
      if (filled % pieceSize === 0) await breathe();
    }
  }
  const histogram = histogramOfSorted(await patientlySorted(intervals), dt);
  return { count: filled, mean: filled > 0 ? sum / filled : undefined, cv, ...(histogram === undefined ? {} : { histogram: sendable(histogram) }) };
}

async function psthOf(trains: readonly Float64Array[], window: TimeWindow, dt: number): Promise<Distributions["psth"]> {
  const pooled = new Float64Array(trains.reduce((sum, train) => sum + train.length, 0));
  let filled = 0;
  for (const train of trains) {
    pooled.set(train, filled);
    filled += train.length;
  }
  const bins = psthBins(await patientlySorted(pooled), window, dt);
  if (bins === undefined) return undefined;
  const breathe = breather();
  const counts = new Float64Array(bins.count);
  for (const train of trains) {
    for (let start = 0; start < train.length; start += pieceSize) {
      countsIn(bins, train.subarray(start, start + pieceSize)).forEach((count, k) => (counts[k]! += count));
      await breathe();
    }
  }
  return { from: window.from, to: window.to, width: bins.width, rates: ratesOf(counts, bins, trains.length) };
}

async function voltageOf(trials: readonly FinishedCondition[], window: TimeWindow): Promise<Distributions["voltage"]> {
  const recorded = trials.flatMap(({ traces }) => (traces === undefined ? [] : [{ traces: unhurried(traces), window }]));
  if (recorded.length === 0) return undefined;
  const { samples, mean: centre, sd, histogram } = await voltageOfTrials(recorded);
  if (samples === 0) return undefined;
  return { mean: centre, sd, ...(histogram === undefined ? {} : { histogram: sendable(histogram) }) };
}

/** The same traces; who reads them piece by piece lets others have their turn. */
function unhurried(traces: TraceSource): TraceSource {
  const { samples, neurons, interval } = traces;
  const breathe = breather();
  return {
    ...{ samples, neurons, interval },
    async read(neuron, first, count) {
      await breathe();
      return await traces.read(neuron, first, count);
    },
  };
}

const sendable = ({ width, firstBin, counts }: Histogram) => ({ width, firstBin, counts: new Float64Array(counts) });
