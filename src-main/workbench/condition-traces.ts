import { bisectRight } from "d3-array";
import type { TraceSource } from "../../src-shared/engine/recordings.ts";
import type { RecordedBlock } from "../simulation/simulator.ts";
import type { TraceSpool, TraceWriter } from "../storage/trace-spool.ts";

/** Stores the traces of one condition, which arrive in parts, because its neurons are simulated in groups. */
export class ConditionTraces {
  readonly #open: () => TraceWriter;
  /** writers by the first neuron of their part */
  readonly #writers = new Map<number, TraceWriter>();

  /** @param interval ms between samples */
  constructor(spool: TraceSpool, interval: number) {
    this.#open = () => spool.writer(interval);
  }

  /** Stores a copy of a block. @throws BenchError `trace-spool-failed` */
  async write(block: RecordedBlock): Promise<void> {
    await this.#writerOf(block.firstNeuron).write(block);
  }

  /** All traces; complete when every part is written. */
  get source(): TraceSource {
    const parts = [...this.#writers].sort(([one], [other]) => one - other).map(([firstNeuron, { source }]) => ({ firstNeuron, source }));
    const [first] = parts;
    return first === undefined || parts.length === 1 ? this.#writerOf(0).source : joinedSource(parts);
  }

  /** Drops all traces; call it when every `write` has settled. */
  discard(): void {
    for (const writer of this.#writers.values()) writer.discard();
  }

  #writerOf(firstNeuron: number): TraceWriter {
    const writer = this.#writers.get(firstNeuron) ?? this.#open();
    this.#writers.set(firstNeuron, writer);
    return writer;
  }
}

/** Joins the traces of adjacent parts to those of one population. */
function joinedSource(parts: readonly { readonly firstNeuron: number; readonly source: TraceSource }[]): TraceSource {
  const { samples, interval } = parts[0]!.source;
  const last = parts.at(-1)!;
  const firstNeurons = parts.map(({ firstNeuron }) => firstNeuron);
  return {
    samples,
    interval,
    neurons: last.firstNeuron + last.source.neurons,
    async read(neuron, first, count) {
      const part = parts[bisectRight(firstNeurons, neuron) - 1];
      if (part === undefined) throw new RangeError(`neuron ${neuron}`);
      return await part.source.read(neuron - part.firstNeuron, first, count);
    },
  };
}
