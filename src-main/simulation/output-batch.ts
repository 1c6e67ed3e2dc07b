import type { NetworkOutput, NetworkSpikes } from "../../src-shared/engine/network/network-kernel.ts";
import type { FromNetworkThread } from "./network-messages.ts";

/** ms between two messages: a stretch may be a single step, and a message wakes the receiver */
const interval = 50;
/** Numbers that wait at most. */
const most = 1 << 18;

/** What a thread's stretches gave, gathered into few messages. */
export class OutputBatch {
  readonly #firstRecorded: number;
  readonly #post: (message: FromNetworkThread, transfer?: ArrayBuffer[]) => void;
  #spikes: NetworkSpikes[] = [];
  #outputs: NetworkOutput[] = [];
  #numbers = 0;
  #step = 0;
  #due = performance.now() + interval;

  constructor(firstRecorded: number, post: (message: FromNetworkThread, transfer?: ArrayBuffer[]) => void) {
    this.#firstRecorded = firstRecorded;
    this.#post = post;
  }

  /** @param spikes of the whole network, from the thread that reports them */
  add(spikes: NetworkSpikes | undefined, output: NetworkOutput, step: number): void {
    this.#step = step;
    if (spikes) {
      this.#spikes.push(spikes);
      this.#numbers += spikes.neurons.length;
    }
    if (output.V.length > 0) {
      this.#outputs.push(output);
      this.#numbers += output.V.length * (output.V[0]!.length || 1);
    }
    if (this.#numbers >= most || performance.now() >= this.#due) this.flush();
  }

  flush(): void {
    if (this.#spikes.length > 0) {
      const spikes = { neurons: words(this.#spikes.map(({ neurons }) => neurons)), steps: words(this.#spikes.map(({ steps }) => steps)) };
      this.#post({ kind: "spikes", spikes, step: this.#step }, [spikes.neurons.buffer, spikes.steps.buffer]);
    }
    if (this.#outputs.length > 0) {
      const outputs = this.#outputs;
      const V = outputs[0]!.V.map((_, k) => numbers(outputs.map((output) => output.V[k]!)));
      const currents = outputs[0]!.currents.map((_, k) => ({
        excitatory: numbers(outputs.map((output) => output.currents[k]!.excitatory)),
        inhibitory: numbers(outputs.map((output) => output.currents[k]!.inhibitory)),
      }));
      this.#post({ kind: "samples", samples: { first: this.#firstRecorded, V, currents } });
    }
    this.#spikes = [];
    this.#outputs = [];
    this.#numbers = 0;
    this.#due = performance.now() + interval;
  }
}

function words(parts: readonly Uint32Array[]): Uint32Array<ArrayBuffer> {
  const joined = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function numbers(parts: readonly Float64Array[]): Float64Array<ArrayBuffer> {
  const joined = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
