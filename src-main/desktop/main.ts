import { join } from "node:path";
import { app, session } from "electron";
import { desktopContract } from "../../src-shared/contract/desktop-contract.ts";
import { serveContract } from "../../src-shared/contract/dispatch.ts";
import { unexpected } from "../../src-shared/foundation/error-catalogue-contract.ts";
import { safeFileName } from "../storage/safe-file-name.ts";
import { experimentEnding, withEnding } from "../workbench/experiment-names.ts";
import { registerAppScheme, serveAppPages } from "./app-protocol.ts";
import { bringToFront } from "./bring-to-front.ts";
import { desktopHandlers, type SaveNames } from "./desktop-handlers.ts";
import { printFault } from "./faults.ts";
import { filesFromArguments } from "./files-from-arguments.ts";
import { guardNavigation } from "./navigation.ts";
import { ownPages } from "./own-pages.ts";
import { guardPermissions } from "./permissions.ts";
import { portWire } from "./port-wire.ts";
import { answerPortRequests } from "./ports.ts";
import { openServiceUtility } from "./service-utility.ts";
import { Windows } from "./windows.ts";

// The composition root of the desktop host: its main process, which holds windows, menu and dialogs, and is never busy.

const built = (path: string): string => join(import.meta.dirname, path);
const pages = ownPages(process.env["ELECTRON_RENDERER_URL"], app.isPackaged);
const saveNames: SaveNames = { fileName: (name) => safeFileName(name) + experimentEnding, withEnding };

const windows = new Windows({ pages, preloadPath: built("../preload/preload.cjs"), iconPath: built("../icons/icon.png") });
const service = openServiceUtility({
  servicePath: built("service-process.js"),
  simulationPath: built("simulation-process.js"),
  onFault: (error) => windows.tellFault(error),
});

// Without listeners Electron would show a dialog with a stack.
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (error: unknown) => {
    printFault(error);
    windows.tellFault(unexpected(error).toJSON());
  });
}

/** Files that the system wants opened, until there are windows for them. */
let early: string[] | undefined = filesFromArguments(process.argv, process.cwd(), app.isPackaged);

function openFile(path: string): void {
  if (early === undefined) windows.place({ kind: "file", path });
  else early.push(path);
}

registerAppScheme();
// A second program hands its files to the first, as absolute paths, because Chromium changes the order of arguments on the way.
if (app.requestSingleInstanceLock({ files: early })) begin();
else app.quit();

function begin(): void {
  app.on("second-instance", (_event, _argv, _folder, data) => {
    const { files } = data as { readonly files: readonly string[] };
    files.forEach(openFile);
    if (files.length > 0) return;
    if (windows.last === undefined) windows.create();
    else bringToFront(windows.last.window);
  });
  app.on("open-file", (event, path) => {
    event.preventDefault();
    openFile(path);
  });
  app.on("activate", () => {
    if (early === undefined && windows.last === undefined) windows.create();
  });
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  app.on("web-contents-created", (_, contents) => guardNavigation(contents, pages));

  let isDrained = false;
  app.on("will-quit", (event) => {
    if (isDrained) return;
    event.preventDefault();
    void service.close().then(() => {
      isDrained = true;
      app.quit();
    });
  });

  void app.whenReady().then(start);
}

async function start(): Promise<void> {
  service.start();
  guardPermissions(session.defaultSession, pages);
  answerPortRequests(pages, windows, {
    service: (_, port) => service.connect(port),
    desktop(bench, port) {
      const wire = portWire(port);
      serveContract(
        desktopContract,
        wire,
        (emit) => {
          wire.onClose(windows.connected(bench, emit));
          return desktopHandlers(windows, bench, saveNames);
        },
        printFault,
      );
    },
  });
  await serveAppPages(built("../../renderer"));
  const files = early ?? [];
  early = undefined;
  if (files.length === 0) windows.create();
  files.forEach(openFile);
}
