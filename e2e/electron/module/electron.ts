import { runInThisContext } from "node:vm";
import { app } from "./app.ts";
import { BrowserWindow } from "./browser-window.ts";
import { ipcMain } from "./ipc-main.ts";
import { Menu, MenuItem } from "./menu.ts";
import { MessageChannelMain } from "./message-channel-main.ts";
import { startPageServer } from "./page-server.ts";
import { session } from "./permissions.ts";
import { protocol } from "./protocol.ts";
import { dialog, Notification, shell } from "./system.ts";
import { answerTester } from "./tester.ts";
import { UtilityProcess } from "./utility-process.ts";
import { WebContents } from "./web-contents.ts";
import type { ForkOptions } from "electron";
import { nothingElse } from "./nothing-else.ts";

// The module `electron` of a main process, with what the desktop host uses of it.

class UtilityProcesses {
  fork(modulePath: string, args: readonly string[] = [], options: ForkOptions = {}): UtilityProcess {
    if (!app.isReady()) throw new Error("utilityProcess cannot be created before app is ready.");
    return new UtilityProcess(modulePath, args, options);
  }
}
nothingElse(UtilityProcesses, "utilityProcess");

const utilityProcess = new UtilityProcesses();

const electron = { app, BrowserWindow, dialog, ipcMain, Menu, MenuItem, MessageChannelMain, Notification, protocol, session, shell, utilityProcess };

export { app, BrowserWindow, dialog, ipcMain, Menu, MenuItem, MessageChannelMain, Notification, protocol, session, shell, utilityProcess };
export default electron;

const contentsOf = (window: number): WebContents | undefined => BrowserWindow.fromId(window)?.webContents;

answerTester({
  async go() {
    await startPageServer(app.getPath("userData"), {
      arrive(socket, window) {
        const contents = contentsOf(window);
        if (contents === undefined) socket.terminate();
        else contents.documentArrives(socket);
      },
      askToOpen: (window, url, name, features) => contentsOf(window)?.askToOpen(url, name, features) ?? "deny",
    });
    app.becomeReady({
      count: () => BrowserWindow.getAllWindows().length,
      closeAll() {
        const windows = BrowserWindow.getAllWindows();
        for (const window of windows) window.close();
        return true;
      },
      destroyAll() {
        for (const window of BrowserWindow.getAllWindows()) window.destroy();
      },
    });
  },
  evaluate({ source, window, arg }) {
    const run = runInThisContext(`(${source})`) as (subject: unknown, arg: unknown) => unknown;
    const subject = window === undefined ? electron : BrowserWindow.fromId(window);
    if (subject === null) throw new Error("This window has closed.");
    return run(subject, arg);
  },
  pageGone: ({ window }) => BrowserWindow.fromId(window)?.gone(),
  pageCrashed: ({ window }) => contentsOf(window)?.crash(),
  pageLoaded: ({ window, what }) => contentsOf(window)?.loaded(what),
  pageStays({ window }) {
    app.stay();
    contentsOf(window)?.emit("will-prevent-unload");
  },
  mayNavigate: ({ window, url }) => contentsOf(window)?.mayNavigate(url) ?? false,
  dropsFile: ({ window, file }) => contentsOf(window)?.mainFrame.tell({ kind: "file", file }),
});

// Electron sets this in a main process.
Object.assign(process, { type: "browser" });
Object.defineProperty(process, "versions", { value: Object.freeze({ ...process.versions, electron: "45.4.1", chrome: "stand-in" }) });
