import type { Connections } from "./compiled-network.ts";
import type { DelayColumn, WeightColumn } from "./synapse-columns.ts";

/** Synapses that are sorted at once: small enough for the fast memory of a processor. */
const chunk = 1 << 16;

/**
 * Puts synapses, which come target by target, into rows by source. They are sorted in chunks and then written row by row: written one by
 * one, each would touch memory far from the one before it, which took two thirds of the time.
 */
export class RowWriter {
  readonly targets: Uint32Array;
  readonly #weights: WeightColumn["values"];
  readonly #delays: Connections["delays"];
  readonly #delayTimes: Float64Array | undefined;
  /** per source: where its next synapse goes */
  readonly #next: Uint32Array;
  /** of the chunk, in the order in which they came */
  readonly #sources = new Uint32Array(chunk);
  readonly #chunkTargets = new Uint32Array(chunk);
  readonly #chunkWeights = new Float64Array(chunk);
  readonly #chunkDelays = new Uint16Array(chunk);
  readonly #chunkTimes = new Float64Array(chunk);
  readonly #order = new Uint32Array(chunk);
  readonly #starts: Uint32Array;
  #count = 0;

  /** @param rows where each source's row begins, and the end of the last one */
  constructor(rows: Uint32Array, weights: WeightColumn["values"], { delays, delayTimes }: DelayColumn["columns"]) {
    const sources = rows.length - 1;
    this.targets = new Uint32Array(rows[sources]!);
    this.#weights = weights;
    this.#delays = delays;
    this.#delayTimes = delayTimes;
    this.#next = rows.slice(0, sources);
    this.#starts = new Uint32Array(sources + 1);
  }

  /** The next synapse. @param weight, delay, time read where the block has columns of them */
  add(source: number, target: number, weight: number, delay: number, time: number): void {
    if (this.#count === chunk) this.flush();
    const k = this.#count++;
    this.#sources[k] = source;
    this.#chunkTargets[k] = target;
    this.#chunkWeights[k] = weight;
    this.#chunkDelays[k] = delay;
    this.#chunkTimes[k] = time;
  }

  /** Write what has come. */
  flush(): void {
    const order = this.#orderBySource();
    const [sources, chunkTargets, next, targets] = [this.#sources, this.#chunkTargets, this.#next, this.targets];
    const [weights, chunkWeights, delays, chunkDelays] = [this.#weights, this.#chunkWeights, this.#delays, this.#chunkDelays];
    for (let i = 0; i < this.#count; i++) {
      const k = order[i]!;
      const place = next[sources[k]!]!++;
      targets[place] = chunkTargets[k]!;
      if (weights !== undefined) weights[place] = chunkWeights[k]!;
      if (delays !== undefined) delays[place] = chunkDelays[k]!;
      if (this.#delayTimes !== undefined) this.#delayTimes[place] = this.#chunkTimes[k]!;
    }
    this.#count = 0;
  }

  /** A stable counting sort of the chunk. */
  #orderBySource(): Uint32Array {
    const [starts, sources, order, count] = [this.#starts, this.#sources, this.#order, this.#count];
    starts.fill(0);
    for (let k = 0; k < count; k++) starts[sources[k]! + 1]!++;
    for (let source = 1; source < starts.length; source++) starts[source]! += starts[source - 1]!;
    for (let k = 0; k < count; k++) order[starts[sources[k]!]!++] = k;
    return order;
  }
}
