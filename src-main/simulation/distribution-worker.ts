import { parentPort } from "node:worker_threads";
import type { TraceSource } from "../../src-shared/engine/recordings.ts";
import { trainsOf } from "../../src-shared/engine/spike-trains.ts";
import { distributionsOf } from "../../src-shared/statistics/distributions.ts";
import type { DistributionQuestion, FromDistributionThread, ToDistributionThread } from "./distribution-messages.ts";

// Entry point of the thread that computes distributions.

const port = parentPort!;
const post = (message: FromDistributionThread): void => port.postMessage(message);
const reads = new Map<number, { readonly resolve: (V: Float64Array) => void; readonly reject: (reason: Error) => void }>();
let nextRead = 0;

port.on("message", (message: ToDistributionThread) => {
  if (message.kind === "question") return void answer(message.question);
  const waiting = reads.get(message.read)!;
  reads.delete(message.read);
  if (message.kind === "samples") waiting.resolve(message.V);
  else waiting.reject(new Error("the traces cannot be read"));
});

async function answer(question: DistributionQuestion): Promise<void> {
  const { id, resolution } = question;
  try {
    const trials = question.trials.map(({ spikes, summary, traces, stimulus }, trial) => ({
      stimulus,
      summary,
      recording: { spikes: trainsOf(spikes) },
      traces: traces === undefined ? undefined : { ...traces, read: readerOf(id, trial) },
    }));
    post({ kind: "answer", id, distributions: await distributionsOf(trials, resolution) });
  } catch (error) {
    post({ kind: "failed", id, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Reads traces through the thread that asked. */
function readerOf(id: number, trial: number): TraceSource["read"] {
  return (neuron, first, count) =>
    new Promise((resolve, reject) => {
      const read = nextRead++;
      reads.set(read, { resolve, reject });
      post({ kind: "read", id, read, trial, neuron, first, count });
    });
}
