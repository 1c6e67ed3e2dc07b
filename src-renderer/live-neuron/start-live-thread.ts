import type { LiveAnswer } from "../../src-shared/live/live-messages.ts";
import type { StartLiveThread } from "./live-thread.ts";

/** The thread of a live neuron in the bench: a Web Worker with the engine's kernel. */
export const startLiveThread: StartLiveThread = (answered) => {
  const worker = new Worker(new URL("./live-worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<LiveAnswer>) => answered(data);
  worker.onerror = (event) => {
    event.preventDefault();
    answered({ kind: "broke", reason: event.message === "" ? "its thread did not start" : event.message });
  };
  worker.onmessageerror = () => answered({ kind: "broke", reason: "its thread sent something unreadable" });
  return { post: (request) => worker.postMessage(request), terminate: () => worker.terminate() };
};
