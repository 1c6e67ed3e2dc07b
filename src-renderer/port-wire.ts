import type { Wire } from "../src-shared/contract/wire.ts";

/** The wire over a port of the desktop host. What is sent before the port has come waits for it. */
export function portWire(coming: Promise<MessagePort>): Wire {
  const waiting: unknown[] = [];
  const early: unknown[] = [];
  let port: MessagePort | undefined;
  let listener: ((frame: unknown) => void) | undefined;
  const closeListeners: ((reason: string) => void)[] = [];
  let closed: string | undefined;

  const end = (reason: string): void => {
    if (closed !== undefined) return;
    closed = reason;
    for (const tell of closeListeners) tell(reason);
  };
  const take = (arrived: MessagePort): void => {
    if (closed !== undefined) return arrived.close();
    port = arrived;
    port.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (listener === undefined) early.push(data);
      else listener(data);
    });
    // The other end is gone: its process has died, or let go of it.
    port.addEventListener("close", () => end("its process has ended"));
    port.start();
    for (const frame of waiting.splice(0)) port.postMessage(frame);
  };
  void coming.then(take);

  return {
    send(frame) {
      if (closed !== undefined) return;
      // As it is now, as a port would take it.
      if (port === undefined) waiting.push(structuredClone(frame));
      else port.postMessage(frame);
    },
    onFrame(first) {
      listener = first;
      for (const frame of early.splice(0)) first(frame);
    },
    onClose(tell) {
      if (closed === undefined) closeListeners.push(tell);
      else tell(closed);
    },
    close() {
      port?.close();
      // Whoever closes a port is not told by it.
      end("it was closed here");
    },
  };
}
