import { EventEmitter } from "node:events";
import { nothingElse } from "./nothing-else.ts";
import type { WebFrameMain } from "./web-frame-main.ts";

class IpcMain extends EventEmitter {}
nothingElse(IpcMain, "ipcMain");

/** Unlike other emitters, it accepts any event name: its events are channels. */
export const ipcMain = new IpcMain();

/** Emit a message from a page. As in Electron, a channel without listeners is no error. */
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
