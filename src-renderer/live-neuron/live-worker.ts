import { loadWasmKernel } from "../../src-shared/engine/wasm-kernel.ts";
import { buffersOfAnswer, liveResponder } from "../../src-shared/live/answer-live.ts";
import type { LiveAnswer, LiveRequest } from "../../src-shared/live/live-messages.ts";

// Entry point of the thread of a live neuron. It works when it is asked to, and has no clock.

/** The part of a worker's global scope used here; the page's type declarations lack it. */
declare const self: {
  onmessage: ((event: MessageEvent<LiveRequest>) => void) | null;
  postMessage(answer: LiveAnswer, transfer: Transferable[]): void;
};

const answerTo = liveResponder(loadWasmKernel());

self.onmessage = ({ data }) => {
  try {
    const answer = answerTo(data);
    if (answer !== undefined) self.postMessage(answer, buffersOfAnswer(answer));
  } catch (error) {
    self.postMessage({ kind: "broke", reason: error instanceof Error ? error.message : String(error) }, []);
  }
};
