import type { WebSocket } from "ws";
import { frameFromBytes, frameToBytes } from "../../src-shared/contract/frame-bytes.ts";
import type { Wire } from "../../src-shared/contract/wire.ts";
import { WireEnd } from "../../src-shared/contract/wire-end.ts";

// Whoever is so many bytes behind does not read any more: a stopped tab, a lost network. One answer may be larger, where nothing waits before it.
const unreadLimit = 256e6;

/**
 * The server's end of a WebSocket as a wire. What is no frame closes the socket.
 *
 * @param mostUnread bytes that may wait for the browser to take them
 */
export function socketWire(socket: WebSocket, mostUnread = unreadLimit): Wire {
  const early: unknown[] = [];
  const end = new WireEnd();
  let listener: ((frame: unknown) => void) | undefined;

  socket.on("message", (data: Buffer, isBinary: boolean) => {
    // After its end a socket may still deliver what had arrived before.
    if (socket.readyState !== socket.OPEN) return;
    if (isBinary) receive(data);
    else socket.close(1003, "Messages are bytes.");
  });
  socket.on("close", () => end.come("the browser has left"));
  function receive(data: Buffer): void {
    let frame: unknown;
    try {
      // A Buffer slices without copying; frames are read by the rules of Uint8Array.
      frame = frameFromBytes(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    } catch {
      socket.close(1007, "These bytes are no frame.");
      return;
    }
    if (listener === undefined) early.push(frame);
    else listener(frame);
  }
  // A broken message (one that is too long, for instance) closes the socket by itself, with its code.
  socket.on("error", () => undefined);

  return {
    send(frame) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount <= mostUnread) socket.send(frameToBytes(frame));
      else socket.terminate();
    },
    onFrame(first) {
      listener = first;
      for (const frame of early.splice(0)) first(frame);
    },
    onClose: (tell) => end.onClose(tell),
    // The service ends a connection only when what came is no request.
    close: () => socket.close(1008, "This message is no request."),
  };
}
