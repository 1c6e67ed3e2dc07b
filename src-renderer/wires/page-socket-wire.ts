import { frameFromBytes, frameToBytes } from "../../src-shared/contract/frame-bytes.ts";
import { FramePieces, piecesOf } from "../../src-shared/contract/frame-pieces.ts";
import type { Wire } from "../../src-shared/contract/wire.ts";
import { WireEnd } from "../../src-shared/contract/wire-end.ts";

/** The wire to a server host. What is sent before the socket is open waits for it. */
export function socketWire(address: URL): Wire {
  const socket = new WebSocket(address);
  socket.binaryType = "arraybuffer";
  const waiting: Uint8Array<ArrayBuffer>[] = [];
  const early: unknown[] = [];
  let listener: ((frame: unknown) => void) | undefined;
  const pieces = new FramePieces(Infinity);
  const end = new WireEnd();

  let hasOpened = false;
  socket.addEventListener("open", () => {
    hasOpened = true;
    for (const bytes of waiting.splice(0)) socket.send(bytes);
  });
  socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    let frame: unknown;
    try {
      const bytes = pieces.add(new Uint8Array(data as ArrayBuffer));
      if (bytes === undefined) return;
      frame = frameFromBytes(bytes);
    } catch {
      // Pass invalid frames on: the client rejects them.
      frame = undefined;
    }
    if (listener === undefined) early.push(frame);
    else listener(frame);
  });
  socket.addEventListener("close", ({ reason }) => {
    if (reason !== "") end.come(reason);
    else if (hasOpened) end.come("the server has gone");
    else void refusalReason(address).then((why) => end.come(why));
  });

  return {
    send(frame) {
      const bytes = piecesOf(frameToBytes(frame)) as Uint8Array<ArrayBuffer>[];
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(...bytes);
      else if (socket.readyState === WebSocket.OPEN) for (const piece of bytes) socket.send(piece);
    },
    onFrame(first) {
      listener = first;
      for (const frame of early.splice(0)) first(frame);
    },
    onClose: (tell) => end.onClose(tell),
    close: () => socket.close(),
  };
}

/** Why a socket could not be opened. A browser does not tell a page, so the server is asked for the page again. */
async function refusalReason(socketAddress: URL): Promise<string> {
  const page = new URL(`/${socketAddress.search}`, location.href);
  const status = await fetch(page, { method: "HEAD", cache: "no-store" }).then(
    (answer) => answer.status,
    () => undefined,
  );
  if (status === undefined) return "the server does not answer";
  if (status === 403) return "a server that was started anew does not know the address of this window; open the address that it printed";
  return "the server refuses another window";
}
