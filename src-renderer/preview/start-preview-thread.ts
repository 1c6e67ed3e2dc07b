import { frameToBytes } from "../../src-shared/contract/frame-bytes.ts";
import type { PreviewAnswer } from "./preview.ts";
import type { StartThread } from "./preview-state.svelte.ts";

/** The preview's thread in a page: a Web Worker with the engine's kernel. */
export const startPreviewThread: StartThread = (answered, broke) => {
  const worker = new Worker(new URL("./preview-worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<PreviewAnswer>) => answered(data);
  worker.onerror = (event) => {
    event.preventDefault();
    broke(event.message === "" ? "its thread did not start" : event.message);
  };
  worker.onmessageerror = () => broke("its thread sent something unreadable");
  return {
    // As bytes that are handed over: a clone of a waveform's 10^6 samples would hold up the page.
    post(message) {
      const bytes = frameToBytes(message);
      worker.postMessage(bytes, [bytes.buffer]);
    },
    terminate: () => worker.terminate(),
  };
};
