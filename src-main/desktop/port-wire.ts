import type { MessagePortMain } from "electron";
import type { Wire } from "../../src-shared/contract/wire.ts";
import { WireEnd } from "../../src-shared/contract/wire-end.ts";

/** One end of a channel between processes, in the main process or a utility process. */
export type Port = Pick<MessagePortMain, "on" | "postMessage" | "start" | "close">;

/** One end of such a channel as a wire. Every frame is copied once: an ArrayBuffer cannot be transferred to another process (electron/electron#34905). */
export function portWire(port: Port): Wire {
  const end = new WireEnd();
  port.on("close", () => end.come("the other side has gone"));

  return {
    send(frame) {
      if (!end.isOver) port.postMessage(frame);
    },
    onFrame(listener) {
      port.on("message", ({ data }) => listener(data));
      port.start();
    },
    onClose: (tell) => end.onClose(tell),
    close() {
      port.close();
      end.come("it was closed here");
    },
  };
}
