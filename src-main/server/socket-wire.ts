import type { WebSocket } from "ws";
import { frameFromBytes, frameToBytes } from "../../src-shared/contract/frame-bytes.ts";
import { FramePieces, piecesOf } from "../../src-shared/contract/frame-pieces.ts";
import type { Wire } from "../../src-shared/contract/wire.ts";
import { WireEnd } from "../../src-shared/contract/wire-end.ts";

/** Largest frame to the server, bytes: an experiment file (at most 100 MB) as escaped text within JSON. */
export const largestFrame = 160e6;
// A client that is this many bytes behind has stopped reading: a suspended tab or a lost network. A single larger message is allowed when nothing else is queued.
const unreadLimit = 256e6;

/**
 * The server's end of a WebSocket as a wire. An invalid frame closes the socket.
 *
 * @param mostUnread most bytes that may be queued for the browser
 */
export function socketWire(socket: WebSocket, mostUnread = unreadLimit): Wire {
  const early: unknown[] = [];
  const pieces = new FramePieces(largestFrame);
  const end = new WireEnd();
  let listener: ((frame: unknown) => void) | undefined;

  socket.on("message", (data: Buffer, isBinary: boolean) => {
    // A closing socket may still deliver messages that arrived earlier.
    if (socket.readyState !== socket.OPEN) return;
    if (isBinary) receive(data);
    else socket.close(1003, "Messages are bytes.");
  });
  socket.on("close", () => end.come("the browser has left"));
  function receive(data: Buffer): void {
    let frame: unknown;
    try {
      // Frames are parsed as a plain Uint8Array: slicing a Buffer would not copy.
      const bytes = pieces.add(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
      if (bytes === undefined) return;
      frame = frameFromBytes(bytes);
    } catch {
      socket.close(1007, "These bytes are no frame.");
      return;
    }
    if (listener === undefined) early.push(frame);
    else listener(frame);
  }
  // After a protocol error (a message that is too long, for instance) the library closes the socket itself.
  socket.on("error", () => undefined);

  return {
    send(frame) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > mostUnread) socket.terminate();
      else for (const piece of piecesOf(frameToBytes(frame))) socket.send(piece);
    },
    onFrame(first) {
      listener = first;
      for (const frame of early.splice(0)) first(frame);
    },
    onClose: (tell) => end.onClose(tell),
    // The service closes a connection only after an invalid request.
    close: () => socket.close(1008, "This message is no request."),
  };
}
