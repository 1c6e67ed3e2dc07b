import type { Wire } from "../../src-shared/contract/wire.ts";
import { WireEnd } from "../../src-shared/contract/wire-end.ts";

/** The wire over a port of the desktop host. What is sent before the port has come waits for it. */
export function portWire(coming: Promise<MessagePort>): Wire {
  const waiting: unknown[] = [];
  const early: unknown[] = [];
  let port: MessagePort | undefined;
  let listener: ((frame: unknown) => void) | undefined;
  const end = new WireEnd();

  const take = (arrived: MessagePort): void => {
    if (end.isOver) return arrived.close();
    port = arrived;
    port.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (listener === undefined) early.push(data);
      else listener(data);
    });
    // The other end has closed: its process has ended or has closed it.
    port.addEventListener("close", () => end.come("its process has ended"));
    port.start();
    for (const frame of waiting.splice(0)) port.postMessage(frame);
  };
  void coming.then(take);

  return {
    send(frame) {
      if (end.isOver) return;
      // Copy it now, as postMessage of a port would.
      if (port === undefined) waiting.push(structuredClone(frame));
      else port.postMessage(frame);
    },
    onFrame(first) {
      listener = first;
      for (const frame of early.splice(0)) first(frame);
    },
    onClose: (tell) => end.onClose(tell),
    close() {
      port?.close();
      // A port does not emit close on the side that closes it.
      end.come("it was closed here");
    },
  };
}
