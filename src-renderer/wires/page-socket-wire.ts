import { frameFromBytes, frameToBytes } from "../../src-shared/contract/frame-bytes.ts";
import type { Wire } from "../../src-shared/contract/wire.ts";
import { WireEnd } from "../../src-shared/contract/wire-end.ts";

/** The wire to a server host. What is sent before the socket is open waits for it. */
export function socketWire(address: URL): Wire {
  const socket = new WebSocket(address);
  socket.binaryType = "arraybuffer";
  const waiting: Uint8Array<ArrayBuffer>[] = [];
  const early: unknown[] = [];
  let listener: ((frame: unknown) => void) | undefined;
  const end = new WireEnd();

  socket.addEventListener("open", () => {
    for (const bytes of waiting.splice(0)) socket.send(bytes);
  });
  socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    let frame: unknown;
    try {
      frame = frameFromBytes(new Uint8Array(data as ArrayBuffer));
    } catch {
      // Pass invalid frames on: the client rejects them.
      frame = undefined;
    }
    if (listener === undefined) early.push(frame);
    else listener(frame);
  });
  socket.addEventListener("close", ({ reason }) => end.come(reason === "" ? "the server does not answer" : reason));

  return {
    send(frame) {
      const bytes = frameToBytes(frame) as Uint8Array<ArrayBuffer>;
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(bytes);
      else if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
    },
    onFrame(first) {
      listener = first;
      for (const frame of early.splice(0)) first(frame);
    },
    onClose: (tell) => end.onClose(tell),
    close: () => socket.close(),
  };
}
