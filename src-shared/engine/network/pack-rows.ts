import type { CompiledProjection, Connections } from "../../network/compiled-network.ts";
import type { UnitSource, WeightKind } from "./network-numbers.ts";

/** Memory that rows are packed into. */
export interface RowMemory {
  /** @returns address */
  allocate(bytes: number): number;
  /** the memory as it is now; allocation may replace it */
  readonly buffer: ArrayBuffer;
}

/** Synapses of one projection of a block. */
export interface RowPart {
  readonly connections: Connections;
  readonly projection: CompiledProjection;
  /** slot of a target less its number */
  readonly slotOffset: number;
}

/** Arrays of a unit. */
export type PackedRows = Pick<UnitSource, "weightKind" | "oneDelay" | "rowRuns" | "rowSynapses" | "runs" | "targets" | "weights">;

/** Slots from `firstSlot` to `endSlot` - 1, at most 65,536. */
export interface Tile {
  readonly firstSlot: number;
  readonly endSlot: number;
}

/** More synapses than this are not one run: its count has 16 bits. */
const longestRun = 65_535;

/**
 * The rows of a block's sources onto the targets in one tile of slots, source by source in runs of equal delay. A synapse takes 2 bytes for
 * its target and 0, 4 or 8 for its weight; a run takes 4 (delay and count, 16 bits each), and a source 8. Within a run synapses stand by
 * projection, then in the order of the row.
 *
 * @param sources size of the source group
 * @throws RangeError when a delay has more than 16 bits
 */
export function packRows(memory: RowMemory, parts: readonly RowPart[], sources: number, tile: Tile): PackedRows {
  const weightKind = weightKindOf(parts);
  const rowSynapses = new Uint32Array(sources + 1);
  for (const part of parts) countSynapses(part, tile, rowSynapses);
  for (let row = 0; row < sources; row++) rowSynapses[row + 1]! += rowSynapses[row]!;
  const synapses = rowSynapses[sources]!;
  const weightBytes = { same: 0, single: 4, double: 8 }[weightKind];
  const targetsAt = memory.allocate(synapses * 2);
  const weightsAt = memory.allocate(synapses * weightBytes);
  const targets = new Uint16Array(memory.buffer, targetsAt, synapses);
  const weights = weightKind === "double" ? new Float64Array(memory.buffer, weightsAt, synapses) : new Float32Array(memory.buffer, weightsAt, weightBytes > 0 ? synapses : 0);
  const sorter = new RowSorter(parts, tile);
  const rowRuns = new Uint32Array(sources + 1);
  for (let row = 0; row < sources; row++) {
    sorter.place(row, targets, weights, rowSynapses[row]!, rowSynapses[row + 1]!);
    rowRuns[row + 1] = sorter.runs.length;
  }
  return {
    weightKind,
    oneDelay: sorter.oneDelay,
    targets: targetsAt,
    weights: weightsAt,
    rowRuns: written(memory, rowRuns),
    rowSynapses: written(memory, rowSynapses),
    runs: written(memory, sorter.runs.values()),
  };
}

function weightKindOf(parts: readonly RowPart[]): WeightKind {
  if (parts.every(({ connections }) => connections.weights === undefined)) return "same";
  return parts.some(({ connections }) => connections.weights instanceof Float64Array) ? "double" : "single";
}

function countSynapses({ connections: { rows, targets }, slotOffset }: RowPart, { firstSlot, endSlot }: Tile, into: Uint32Array): void {
  for (let row = 0; row < rows.length - 1; row++) {
    const from = lowerBound(targets, rows[row]!, rows[row + 1]!, firstSlot - slotOffset);
    into[row + 1]! += lowerBound(targets, from, rows[row + 1]!, endSlot - slotOffset) - from;
  }
}

/** The first of ascending targets from `from` to `to` - 1 that is `least` or more. */
function lowerBound(targets: Uint32Array, from: number, to: number, least: number): number {
  if (from === to || targets[from]! >= least) return from;
  if (targets[to - 1]! < least) return to;
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (targets[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Writes rows, each sorted by delay; what has the same delay keeps its order. */
class RowSorter {
  readonly runs = new Words();
  readonly oneDelay: boolean;
  readonly #parts: readonly RowPart[];
  readonly #tile: Tile;
  readonly #least: number;
  /** per delay from `least` on: synapses of the row in hand, then where the next one goes */
  readonly #next: Uint32Array;

  constructor(parts: readonly RowPart[], tile: Tile) {
    this.#parts = parts;
    this.#tile = tile;
    const least = Math.min(...parts.map(({ projection }) => projection.minDelay));
    const most = Math.max(...parts.map(({ projection }) => projection.maxDelay));
    if (most > longestRun) throw new RangeError(`a delay of ${most} steps has more than 16 bits`);
    this.#least = parts.length === 0 ? 1 : least;
    this.#next = new Uint32Array(parts.length === 0 ? 1 : most - least + 1);
    this.oneDelay = least === most;
  }

  place(row: number, targets: Uint16Array, weights: Float32Array | Float64Array, from: number, to: number): void {
    if (from === to) return;
    const next = this.#next;
    next.fill(0);
    if (next.length === 1) next[0] = to - from;
    else for (const part of this.#parts) this.#count(part, row);
    let at = from;
    for (let k = 0; k < next.length; k++) {
      const count = next[k]!;
      next[k] = at;
      at += count;
      for (let left = count; left > 0; left -= longestRun) this.runs.push((this.#least + k) | (Math.min(left, longestRun) << 16));
    }
    for (const part of this.#parts) this.#write(part, row, targets, weights);
  }

  #bounds({ connections: { rows, targets }, slotOffset }: RowPart, row: number): [number, number] {
    const from = lowerBound(targets, rows[row]!, rows[row + 1]!, this.#tile.firstSlot - slotOffset);
    return [from, lowerBound(targets, from, rows[row + 1]!, this.#tile.endSlot - slotOffset)];
  }

  #count(part: RowPart, row: number): void {
    const { connections, projection } = part;
    const [from, to] = this.#bounds(part, row);
    const { delays } = connections;
    if (delays === undefined) this.#next[projection.delay! - this.#least]! += to - from;
    else for (let i = from; i < to; i++) this.#next[delays[i]! - this.#least]!++;
  }

  #write(part: RowPart, row: number, into: Uint16Array, intoWeights: Float32Array | Float64Array): void {
    const [from, to] = this.#bounds(part, row);
    const { targets, weights, delays } = part.connections;
    const offset = part.slotOffset - this.#tile.firstSlot;
    const constant = part.projection.delay === undefined ? 0 : part.projection.delay - this.#least;
    const next = this.#next;
    for (let i = from; i < to; i++) {
      const k = next[delays === undefined ? constant : delays[i]! - this.#least]!++;
      into[k] = targets[i]! + offset;
      if (weights) intoWeights[k] = weights[i]!;
    }
  }
}

/** 32-bit words whose number is not known beforehand. */
class Words {
  length = 0;
  #words = new Uint32Array(1024);

  push(word: number): void {
    if (this.length === this.#words.length) {
      const wider = new Uint32Array(2 * this.length);
      wider.set(this.#words);
      this.#words = wider;
    }
    this.#words[this.length++] = word;
  }

  values(): Uint32Array {
    return this.#words.subarray(0, this.length);
  }
}

/** Copies words into memory. @returns their address */
export function written(memory: RowMemory, words: Uint32Array | Float64Array | Int32Array): number {
  const at = memory.allocate(words.byteLength);
  new Uint8Array(memory.buffer, at, words.byteLength).set(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
  return at;
}
