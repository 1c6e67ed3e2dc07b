import { interspikeIntervals } from "../statistics/interspike-intervals.ts";
import type { FinishedCondition, ProtocolResult } from "../statistics/protocol-result.ts";
import { resolutionOf, spikeGrid } from "../statistics/spike-resolution.ts";
import { spikesIn } from "../statistics/spike-counts.ts";
import type { ResolvedNetwork } from "../protocol/protocol.ts";
import { csvCell, lineEnd, numberText } from "./csv-text.ts";
import { headsOf, type DescribedColumn } from "./declared-columns.ts";
import { placeColumns } from "./place-columns.ts";

/** Of networks only; their neurons are numbered within their group. */
const groupColumn = { name: "group", definition: "name of the group, in a network" } as const satisfies DescribedColumn;
const neuronColumn = { name: "neuron", definition: "number in the population, or in the group, from 1" } as const satisfies DescribedColumn;

export const spikeColumns = [
  neuronColumn,
  { name: "time", unit: "ms", definition: "time of the spike, from the start of the sweep" },
] as const satisfies readonly DescribedColumn[];

export const intervalColumns = [
  neuronColumn,
  { name: "start", unit: "ms", definition: "time of the spike that begins the interval" },
  { name: "isi", unit: "ms", definition: "time to the neuron's next spike; both lie in the window, from < t <= to" },
] as const satisfies readonly DescribedColumn[];

/** Rows per chunk of text: 10^8 spikes need no more memory than 10^4. */
const rowsPerChunk = 1 << 13;

/** spikes.csv in pieces: one row per spike of the whole sweep, neuron by neuron in the order of the conditions. */
export function* spikesCsv(result: ProtocolResult): Generator<string> {
  yield header(result, isNetwork(result) ? [groupColumn, ...spikeColumns] : spikeColumns);
  for (const { condition, place, train } of trainsOf(result)) {
    yield* rows(place, condition.recording.spikes[train]!.length, (k) => numberText(condition.recording.spikes[train]![k]!));
  }
}

/**
 * isi.csv in pieces: the intervals from which the statistics are computed, between successive spikes that both lie in the
 * window; one row each with the time of the spike that begins it.
 */
export function* isiCsv(result: ProtocolResult): Generator<string> {
  yield header(result, isNetwork(result) ? [groupColumn, ...intervalColumns] : intervalColumns);
  const grid = spikeGrid(resolutionOf(result.plan.protocol));
  for (const { condition, place, train } of trainsOf(result)) {
    const spikes = spikesIn(condition.recording.spikes[train]!, condition.summary);
    const intervals = interspikeIntervals(spikes, grid);
    yield* rows(place, intervals.length, (k) => `${numberText(spikes[k]!)},${numberText(intervals[k]!)}`);
  }
}

function header({ plan }: ProtocolResult, columns: readonly DescribedColumn[]): string {
  return [...placeColumns(plan).columns, ...headsOf(columns, plan.driveUnit)].join(",") + lineEnd;
}

/** Every spike train with the cells that say where it belongs: the place of its condition, and its neuron from 1. */
function* trainsOf({ plan, conditions }: ProtocolResult): Generator<{ condition: FinishedCondition; place: string; train: number }> {
  const { cellsOf } = placeColumns(plan);
  for (const condition of conditions) {
    if (condition.status !== "finished") continue;
    const cells = cellsOf(condition.condition).map((cell) => (typeof cell === "number" ? numberText(cell) : cell));
    for (let train = 0; train < condition.recording.spikes.length; train++) {
      yield { condition, place: [...cells, ...neuronCells(plan.protocol.network, train)].join(","), train };
    }
  }
}

function isNetwork({ plan }: ProtocolResult): boolean {
  return plan.protocol.network !== undefined;
}

/** A neuron by its number from 1: in the population, or in its group, which is named before it. */
function neuronCells(network: ResolvedNetwork | undefined, train: number): (string | number)[] {
  const group = network?.groups.findLast(({ first }) => first <= train);
  return group === undefined ? [train + 1] : [csvCell(group.name), train - group.first + 1];
}

function* rows(place: string, count: number, valuesOf: (k: number) => string): Generator<string> {
  for (let first = 0; first < count; first += rowsPerChunk) {
    let text = "";
    const end = Math.min(count, first + rowsPerChunk);
    for (let k = first; k < end; k++) text += `${place},${valuesOf(k)}${lineEnd}`;
    yield text;
  }
}
