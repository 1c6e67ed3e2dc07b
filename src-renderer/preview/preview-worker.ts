import { loadWasmKernel } from "../../src-shared/engine/wasm-kernel.ts";
import { frameFromBytes } from "../../src-shared/contract/frame-bytes.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import type { PredictedProtocol, Preview, PreviewAnswer, PreviewMessage } from "./preview.ts";
import { simulatePreview } from "./simulate-preview.ts";

// Entry point of the preview's thread, which keeps long simulations off the page.

/** The part of a worker's global scope used here; the page's type declarations lack it. */
declare const self: {
  onmessage: ((event: MessageEvent<Uint8Array>) => void) | null;
  postMessage(answer: PreviewAnswer, transfer: Transferable[]): void;
};

const kernel = loadWasmKernel();

self.onmessage = ({ data }) => {
  const { id, request } = frameFromBytes(data) as PreviewMessage;
  try {
    // Copied, since its buffers go with the preview later.
    const onPrediction = (prediction: PredictedProtocol): void => self.postMessage({ id, prediction }, []);
    const preview = simulatePreview(request, kernel, () => performance.now(), onPrediction);
    self.postMessage({ id, preview }, buffersOf(preview));
  } catch (error) {
    self.postMessage({ id, error: (error instanceof BenchError ? error : unexpected(error)).toJSON() }, []);
  }
};

function buffersOf({ sweeps, curve }: Preview): Transferable[] {
  const lines = [...sweeps.flatMap(({ voltage, stimulus }) => [voltage, stimulus]), ...(curve === undefined ? [] : [curve])];
  return [...new Set([...lines.flatMap(({ x, y }) => [x.buffer, y.buffer]), ...sweeps.map(({ spikes }) => spikes.buffer)])] as ArrayBuffer[];
}
