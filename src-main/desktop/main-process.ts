import { join } from "node:path";
import { app, session, type MessagePortMain } from "electron";
import { desktopContract } from "../../src-shared/contract/desktop-contract.ts";
import { serveContract } from "../../src-shared/contract/dispatch.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import { safeFileName } from "../storage/safe-file-name.ts";
import { experimentEnding, withEnding } from "../workbench/experiment-names.ts";
import { registerAppScheme, serveAppPages } from "./app-protocol.ts";
import { followApplication } from "./application.ts";
import type { BenchWindow } from "./bench-window.ts";
import { desktopHandlers } from "./desktop-handlers.ts";
import { printFault } from "./faults.ts";
import { namedInArguments } from "./named-in-arguments.ts";
import { guardNavigation } from "./navigation.ts";
import { appOrigin, ownPages } from "./own-pages.ts";
import { guardPermissions } from "./permissions.ts";
import { portWire } from "./port-wire.ts";
import { answerPortRequests } from "./ports.ts";
import { openServiceUtility } from "./service-utility.ts";
import { Windows } from "./windows.ts";

// Composition root of the desktop host's main process. It owns windows, menu and dialogs and does no long work.

const built = (path: string): string => join(import.meta.dirname, path);
const pages = ownPages(process.env["ELECTRON_RENDERER_URL"], app.isPackaged);
const named = namedInArguments(process.argv, process.cwd(), app.isPackaged);

const windows = new Windows({ pages, preloadPath: built("../preload/preload.cjs"), iconPath: built("../icons/icon.png"), isQuitting: () => application?.isQuitting() === true });
const service = openServiceUtility({
  servicePath: built("service-process.js"),
  folder: named.folder,
  simulationPath: built("simulation-process.js"),
  onFault: (error) => windows.tellFault(error),
  onEnd: () => windows.tellServiceEnded(),
});

// Without these listeners Electron would show a dialog with a stack trace.
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (error: unknown) => {
    printFault(error);
    windows.tellFault(unexpected(error).toJSON());
  });
}

// Windows attributes notifications by this id; the installer's shortcuts use the same one (electron-builder.yml).
app.setAppUserModelId("rheobase.desktop");
registerAppScheme();
const application = followApplication({ app, windows, files: named.files, platform: process.platform, drain: () => service.close() });
if (application === undefined) app.quit();
else {
  app.on("web-contents-created", (_, contents) => guardNavigation(contents, pages));
  app
    .whenReady()
    .then(prepare)
    .then(application.showFirst)
    .catch((error: unknown) => {
      printFault(error);
      app.exit(1);
    });
}

async function prepare(): Promise<void> {
  service.start();
  windows.showMenuOfNone();
  guardPermissions(session.defaultSession, pages);
  answerPortRequests(pages, windows, { service: (_, port) => service.connect(port), desktop: serveWindow });
  if (pages.origin === appOrigin) await serveAppPages(built("../../renderer"));
}

function serveWindow(bench: BenchWindow, port: MessagePortMain): void {
  const wire = portWire(port);
  // Messages that are still in flight are dropped. A reloaded page gets a new port.
  const close = (): void => wire.close();
  bench.window.once("closed", close);
  wire.onClose(() => bench.window.off("closed", close));
  serveContract(
    desktopContract,
    wire,
    (emit) => {
      wire.onClose(windows.connected(bench, emit));
      return desktopHandlers(windows, bench, { folder: named.folder, fileName: (name) => safeFileName(name) + experimentEnding, withEnding });
    },
    printFault,
  );
}
