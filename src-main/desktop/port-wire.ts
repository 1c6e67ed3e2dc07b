import type { MessagePortMain } from "electron";
import type { Wire } from "../../src-shared/contract/wire.ts";

/** One end of a channel between processes, in the main process or a utility process. */
export type Port = Pick<MessagePortMain, "on" | "postMessage" | "start" | "close">;

/** One end of such a channel as a wire. Every frame is copied once: an ArrayBuffer cannot be transferred to another process (electron/electron#34905). */
export function portWire(port: Port): Wire {
  const closeListeners: ((reason: string) => void)[] = [];
  let closed: string | undefined;
  const end = (reason: string): void => {
    if (closed !== undefined) return;
    closed = reason;
    for (const tell of closeListeners) tell(reason);
  };
  port.on("close", () => end("the other side has gone"));

  return {
    send(frame) {
      if (closed === undefined) port.postMessage(frame);
    },
    onFrame(listener) {
      port.on("message", ({ data }) => listener(data));
      port.start();
    },
    onClose(tell) {
      if (closed === undefined) closeListeners.push(tell);
      else tell(closed);
    },
    close() {
      port.close();
      end("it was closed here");
    },
  };
}
