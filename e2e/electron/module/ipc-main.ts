import { EventEmitter } from "node:events";
import { nothingElse } from "./nothing-else.ts";
import type { WebFrameMain } from "./web-frame-main.ts";

class IpcMain extends EventEmitter {}
nothingElse(IpcMain, "ipcMain");

/** Its events are channels, so none of them is unknown. */
export const ipcMain = new IpcMain();

/** A page has sent something. Nobody may listen, as in Electron. */
export function arriveInMain(channel: string, sender: object, frame: WebFrameMain, args: readonly unknown[]): void {
  const event = {
    type: "frame",
    sender,
    frameId: frame.routingId,
    processId: frame.processId,
    ports: [],
    get senderFrame() {
      return frame.isDestroyed() ? null : frame;
    },
    reply: (replyChannel: string, ...replied: unknown[]) => frame.send(replyChannel, ...replied),
  };
  ipcMain.emit(channel, event, ...args);
}
