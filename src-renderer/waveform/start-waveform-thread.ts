import type { WaveformAnswer, WaveformRequest } from "./waveform-thread.ts";

/** A thread that reads files of samples. */
export interface WaveformThread {
  post(request: WaveformRequest): void;
  terminate(): void;
}

/** Starts such a thread. It reports each answer, and its own failure. */
export type StartWaveformThread = (answered: (answer: WaveformAnswer) => void, broke: (reason: string) => void) => WaveformThread;

/** The thread in a page: a Web Worker. */
export const startWaveformThread: StartWaveformThread = (answered, broke) => {
  const worker = new Worker(new URL("./waveform-worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<WaveformAnswer>) => answered(data);
  worker.onerror = (event) => {
    event.preventDefault();
    broke(event.message === "" ? "its thread did not start" : event.message);
  };
  worker.onmessageerror = () => broke("its thread sent something unreadable");
  return {
    post: (request) => worker.postMessage(request, "open" in request ? [request.open.bytes.buffer] : []),
    terminate: () => worker.terminate(),
  };
};
