import { Worker } from "node:worker_threads";
import type { NetworkSpikes, NeuronInterval } from "../../src-shared/engine/network/network-kernel.ts";
import type { CompiledNetwork } from "../../src-shared/network/compiled-network.ts";
import type { FromNetworkThread, NetworkSamples, NetworkStart } from "./network-messages.ts";
import { exchangeMemory, stopExchange, type ExchangeMemory } from "./spike-exchange.ts";

export interface NetworkRunOptions {
  /** absolute path of the built entry that calls `serveNetworkRange` */
  readonly workerPath: string;
  readonly workers: number;
  /** ms after an abort until a thread that still builds is terminated; default 80, so that an abort takes less than 100 */
  readonly stopGrace?: number;
}

export interface NetworkJob {
  /** sent to every thread, which makes the network from it */
  readonly recipe: unknown;
  readonly network: CompiledNetwork;
}

/** Receives results as they arrive. */
export interface NetworkSink {
  /** synapses: `fraction` of the projections are built in all threads; steps: of the sweep is done */
  progress(phase: "synapses" | "steps", fraction: number): void;
  /** of the whole network, in order */
  spikes(spikes: NetworkSpikes): void;
  /** of some recorded neurons, those of one range in order */
  samples(samples: NetworkSamples): void;
  /** bytes of all ranges, once when everything is built */
  built(bytes: number): void;
}

/** Steps between two exchanges at most: bounds the memory for spikes. */
const longestExchange = 64;

/**
 * Simulate one network on several threads. Each owns a range of neurons with all synapses onto them; spikes are exchanged over shared memory
 * once per smallest delay. The result does not depend on the number of threads.
 *
 * @returns true when the sweep is over, false after an abort
 * @throws the reason in words when a thread dies
 */
export async function runNetworkOnThreads(options: NetworkRunOptions, { recipe, network }: NetworkJob, sink: NetworkSink, signal?: AbortSignal): Promise<boolean> {
  const { workerPath, workers, stopGrace = 80 } = options;
  const aborted = (): boolean => signal?.aborted === true;
  if (aborted()) return false;
  const ranges = rangesOf(network.size, workers);
  const stretch = Math.max(1, Math.min(longestExchange, network.minDelay));
  const exchange = exchangeMemory(ranges.map(({ from, to }) => to - from), stretch);
  const reports = new Reports(network, ranges.length, sink);
  const threads = ranges.map((_, mine) => new Worker(workerPath, { workerData: { recipe, ranges, mine, exchange, stretch } satisfies NetworkStart }));
  const onAbort = (): void => stop(threads, exchange, stopGrace);
  signal?.addEventListener("abort", onAbort);
  try {
    const finished = await Promise.all(threads.map((thread, mine) => ended(thread, (message) => {
      if (!aborted()) reports.receive(mine, message);
    })));
    return !aborted() && finished.every(Boolean);
  } catch (error) {
    stop(threads, exchange, stopGrace);
    await Promise.all(threads.map((thread) => thread.terminate()));
    throw error;
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}

/** Ranges of about equal size, as many as there are threads or neurons. */
export function rangesOf(size: number, workers: number): NeuronInterval[] {
  const count = Math.max(1, Math.min(workers, size));
  return Array.from({ length: count }, (_, k) => ({ from: Math.round((k * size) / count), to: Math.round(((k + 1) * size) / count) }));
}

function stop(threads: readonly Worker[], exchange: ExchangeMemory, grace: number): void {
  stopExchange(exchange);
  setTimeout(() => {
    for (const thread of threads) void thread.terminate();
  }, grace).unref();
}

/** Resolves when a thread has ended: whether it had finished its work. */
function ended(thread: Worker, receive: (message: FromNetworkThread) => void): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let finished = false;
    thread.on("message", (message: FromNetworkThread) => {
      finished ||= message.kind === "finished";
      receive(message);
    });
    thread.on("error", reject);
    thread.on("exit", () => resolve(finished));
  });
}

/** Joins what the threads report. */
class Reports {
  readonly #network: CompiledNetwork;
  readonly #sink: NetworkSink;
  readonly #connected: number[];
  #built = 0;
  #bytes = 0;

  constructor(network: CompiledNetwork, threads: number, sink: NetworkSink) {
    this.#network = network;
    this.#sink = sink;
    this.#connected = Array.from({ length: threads }, () => 0);
  }

  receive(mine: number, message: FromNetworkThread): void {
    switch (message.kind) {
      case "connected":
        this.#connected[mine] = message.projections / message.of;
        this.#sink.progress("synapses", this.#connected.reduce((sum, share) => sum + share, 0) / this.#connected.length);
        break;
      case "built":
        this.#bytes += message.bytes;
        if (++this.#built === this.#connected.length) this.#sink.built(this.#bytes);
        break;
      case "spikes":
        this.#sink.spikes(message.spikes);
        this.#sink.progress("steps", message.step / this.#network.totalSteps);
        break;
      case "samples":
        this.#sink.samples(message.samples);
        break;
      case "finished":
    }
  }
}
