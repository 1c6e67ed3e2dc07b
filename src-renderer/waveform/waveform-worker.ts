import { answerRequests, type WaveformAnswer, type WaveformRequest } from "./waveform-thread.ts";

// Entry point of the thread that reads files of samples: millions of rows take seconds, which no page may stand still for.

/** The part of a worker's global scope used here; the page's type declarations lack it. */
declare const self: {
  onmessage: ((event: MessageEvent<WaveformRequest>) => void) | null;
  postMessage(answer: WaveformAnswer, transfer: Transferable[]): void;
};

const answer = answerRequests((one) => self.postMessage(one, "waveform" in one ? [one.waveform.times.buffer, one.waveform.values.buffer] : []));

self.onmessage = ({ data }) => answer(data);
