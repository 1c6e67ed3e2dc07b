import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { interspikeIntervals } from "../statistics/interspike-intervals.ts";
import type { FinishedCondition, ProtocolResult } from "../statistics/protocol-result.ts";
import { spikesIn } from "../statistics/spike-counts.ts";
import { noiseColumn } from "./column-names.ts";
import { lineEnd, numberText } from "./csv-text.ts";

/** Rows per chunk of text, so that 10^8 spikes need no more memory than 10^4. */
const rowsPerChunk = 1 << 13;


/** spikes.csv in pieces: one row per spike of the whole sweep, neuron by neuron in the order of the conditions. */
export function* spikesCsv(result: ProtocolResult): Generator<string> {
  yield header(result.protocol, ["time_ms"]);
  for (const { condition, place, train } of trainsOf(result)) {
    yield* rows(place, condition.recording.spikes[train]!.length, (k) => numberText(condition.recording.spikes[train]![k]!));
  }
}

/**
 * isi.csv in pieces: the intervals that the statistics are taken from, between successive spikes that both lie in the
 * window; one row each with the time of the spike that begins it.
 */
export function* isiCsv(result: ProtocolResult): Generator<string> {
  yield header(result.protocol, ["start_ms", "isi_ms"]);
  for (const { condition, place, train } of trainsOf(result)) {
    const spikes = spikesIn(condition.recording.spikes[train]!, condition.summary);
    const intervals = interspikeIntervals(spikes);
    yield* rows(place, intervals.length, (k) => `${numberText(spikes[k]!)},${numberText(intervals[k]!)}`);
  }
}

function header(protocol: ResolvedProtocol, values: readonly string[]): string {
  const noise = protocol.noise === undefined ? [] : [noiseColumn(protocol.noise)];
  return ["sweep", ...noise, "trial", "neuron", ...values].join(",") + lineEnd;
}

/** Every spike train with the cells that say where it belongs: sweep, noise level, trial and neuron, from 1. */
function* trainsOf({ protocol, conditions }: ProtocolResult): Generator<{ condition: FinishedCondition; place: string; train: number }> {
  for (const condition of conditions) {
    if (condition.status !== "finished") continue;
    const { sweep, noiseLevel, trial } = condition.condition;
    const noise = protocol.noise === undefined ? [] : [noiseLevel === undefined ? "" : numberText(noiseLevel)];
    for (let train = 0; train < condition.recording.spikes.length; train++) {
      yield { condition, place: [sweep + 1, ...noise, trial + 1, train + 1].join(","), train };
    }
  }
}

function* rows(place: string, count: number, valuesOf: (k: number) => string): Generator<string> {
  for (let first = 0; first < count; first += rowsPerChunk) {
    let text = "";
    const end = Math.min(count, first + rowsPerChunk);
    for (let k = first; k < end; k++) text += `${place},${valuesOf(k)}${lineEnd}`;
    yield text;
  }
}
