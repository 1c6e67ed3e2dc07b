import { ipcMain, MessageChannelMain, type MessagePortMain } from "electron";
import { portChannel, type PortTarget } from "../../src-shared/contract/desktop-bridge.ts";
import type { BenchWindow } from "./bench-window.ts";
import type { OwnPages } from "./own-pages.ts";
import { mayHavePort } from "./port-sender.ts";
import type { Windows } from "./windows.ts";

/**
 * Gives a window's page the ports it asks for. Requests from any other frame are ignored.
 *
 * @param connect receives the other end of each port
 */
export function answerPortRequests(pages: OwnPages, windows: Windows, connect: Readonly<Record<PortTarget, (bench: BenchWindow, port: MessagePortMain) => void>>): void {
  ipcMain.on(portChannel, (event, to: unknown) => {
    const { sender, senderFrame } = event;
    const bench = windows.of(sender);
    if (bench === undefined || senderFrame === null || !mayHavePort(pages, senderFrame, to)) return;
    const { port1, port2 } = new MessageChannelMain();
    connect[to](bench, port2);
    senderFrame.postMessage(portChannel, to, [port1]);
  });
}
