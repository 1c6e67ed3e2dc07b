import { Worker } from "node:worker_threads";
import { flatTrains } from "../../src-shared/engine/spike-trains.ts";
import { distributionsInterrupted } from "../../src-shared/errors/runs-errors.ts";
import type { DistributedTrial, Distributions } from "../../src-shared/statistics/distributions.ts";
import type { DistributionCounter } from "./distribution-counter.ts";
import type { FromDistributionThread, ToDistributionThread } from "./distribution-messages.ts";

export interface DistributionThreadOptions {
  /** absolute path of the built `distribution-worker.ts`; each host knows its own */
  readonly path: string;
  /** ms without a request after which the thread ends, to free its memory; default 5000 */
  readonly idleTime?: number;
}

interface Asked {
  readonly trials: readonly DistributedTrial[];
  readonly resolve: (distributions: Distributions) => void;
  readonly reject: (reason: unknown) => void;
}

/** Opens a thread for distributions, which starts with the first request. */
export function openDistributionThread({ path, idleTime = 5000 }: DistributionThreadOptions): DistributionCounter {
  const asked = new Map<number, Asked>();
  let nextId = 0;
  let thread: Worker | undefined;
  let idleTimer: NodeJS.Timeout | undefined;

  function start(): Worker {
    const started = new Worker(path);
    let reason: string | undefined;
    started.on("message", (message: FromDistributionThread) => void receive(started, message));
    started.on("error", (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    started.on("exit", () => {
      if (thread === started) forget(reason ?? "it was ended from outside");
    });
    return started;
  }

  async function receive(from: Worker, message: FromDistributionThread): Promise<void> {
    switch (message.kind) {
      case "read":
        from.postMessage(await samplesFor(message));
        break;
      case "answer":
        settle(message.id, ({ resolve }) => resolve(message.distributions));
        break;
      case "failed":
        settle(message.id, ({ reject }) => reject(new Error(message.reason)));
    }
  }

  async function samplesFor({ id, read, trial, neuron, first, count }: Extract<FromDistributionThread, { kind: "read" }>): Promise<ToDistributionThread> {
    const traces = asked.get(id)?.trials[trial]?.traces;
    // The request has failed in the meantime.
    if (traces === undefined) return { kind: "unreadable", read };
    try {
      return { kind: "samples", read, V: await traces.read(neuron, first, count) };
    } catch (error) {
      settle(id, ({ reject }) => reject(error));
      return { kind: "unreadable", read };
    }
  }

  function settle(id: number, how: (one: Asked) => void): void {
    const one = asked.get(id);
    if (one === undefined) return;
    asked.delete(id);
    how(one);
    if (asked.size > 0) return;
    clearTimeout(idleTimer);
    idleTimer = setTimeout(() => void end(), idleTime);
    idleTimer.unref();
  }

  /** Rejects pending requests after the thread has ended; the next request starts a new one. */
  function forget(reason: string): void {
    thread = undefined;
    for (const id of [...asked.keys()]) settle(id, ({ reject }) => reject(distributionsInterrupted(reason)));
    clearTimeout(idleTimer);
  }

  async function end(): Promise<void> {
    const ending = thread;
    forget("it was closed");
    await ending?.terminate();
  }

  return {
    distributionsOf(trials, resolution) {
      clearTimeout(idleTimer);
      const id = nextId++;
      thread ??= start();
      const message: ToDistributionThread = {
        kind: "question",
        question: {
          ...{ id, resolution },
          trials: trials.map(({ recording, summary: { from, to, cv }, traces, stimulus }) => ({
            stimulus,
            summary: { from, to, cv },
            spikes: flatTrains(recording.spikes),
            traces: traces === undefined ? undefined : { samples: traces.samples, neurons: traces.neurons, interval: traces.interval },
          })),
        },
      };
      return new Promise((resolve, reject) => {
        asked.set(id, { trials, resolve, reject });
        thread!.postMessage(message);
      });
    },
    close: end,
  };
}
