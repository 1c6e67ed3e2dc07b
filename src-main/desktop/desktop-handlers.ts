import { shell } from "electron";
import type { DesktopHandlers } from "../../src-shared/contract/desktop-contract.ts";
import { pathUnusable } from "../../src-shared/errors/server-errors.ts";
import type { BenchWindow } from "./bench-window.ts";
import { chooseExperiment, chooseFolder, chooseSavePath } from "./dialogs.ts";
import { notify } from "./notification.ts";
import { mayShow } from "./shown-folders.ts";
import type { Windows } from "./windows.ts";

/** Folder and file names for the system's dialogs. */
export interface PathRules {
  /** absolute folder where dialogs start; undefined: where the system's dialogs were last */
  readonly folder: string | undefined;
  /** file name for an experiment's name: safe on every system, with its ending */
  readonly fileName: (name: string) => string;
  /** the path that is written for a chosen path: with the ending added if it is missing */
  readonly withEnding: (path: string) => string;
}

/** Handlers for the calls that a window makes to the main process. */
export function desktopHandlers(windows: Windows, bench: BenchWindow, rules: PathRules): DesktopHandlers {
  const { window } = bench;
  const chosenPaths = new Set<string>();
  const chosen = (path: string | undefined): { path?: string } => {
    if (path === undefined) return {};
    chosenPaths.add(path);
    return { path };
  };
  return {
    begin: () => {
      const opening = bench.begin();
      return Promise.resolve({ platform: process.platform, ...(opening === undefined ? {} : { opening }) });
    },
    placeExperiment: ({ opening }) => Promise.resolve({ here: windows.place(opening, bench) }),
    newWindow: atOnce(() => windows.create()),

    chooseExperiment: async ({ folder = rules.folder }) => chosen(await chooseExperiment(window, folder)),
    chooseSavePath: async ({ name, folder = rules.folder }) => chosen(await chooseSavePath(window, folder, rules.fileName(name), rules.withEnding)),
    chooseFolder: async ({ folder = rules.folder }) => chosen(await chooseFolder(window, folder)),

    describeWindow: atOnce(({ experiment }) => windows.describe(bench, experiment)),
    showProgress: atOnce(({ fraction }) => window.setProgressBar(fraction ?? -1)),
    showMenu: atOnce(({ groups }) => windows.setMenu(bench, groups)),
    notify: atOnce(({ title, text }) => notify(window, title, text)),
    showInFolder: atOnce(({ path }) => {
      if (!mayShow(path, chosenPaths, process.platform)) throw pathUnusable(path, "only folders of this machine are shown, and those that were chosen in a dialog");
      shell.showItemInFolder(path);
    }),
    closeWindow: atOnce(() => bench.close()),
  };
}

/** Wraps a synchronous action without a result as a handler. */
function atOnce<Args>(perform: (args: Args) => void): (args: Args) => Promise<undefined> {
  return (args) =>
    new Promise((resolve) => {
      perform(args);
      resolve(undefined);
    });
}
