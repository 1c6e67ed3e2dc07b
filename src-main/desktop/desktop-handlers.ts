import { shell } from "electron";
import type { DesktopHandlers } from "../../src-shared/contract/desktop-contract.ts";
import type { BenchWindow } from "./bench-window.ts";
import { chooseExperiment, chooseFolder, chooseSavePath } from "./dialogs.ts";
import { notify } from "./notification.ts";
import type { Windows } from "./windows.ts";

/** What dialogs begin with, and what becomes of the names that people give. */
export interface PathRules {
  /** absolute; undefined: where the system's dialogs were last */
  readonly folder: string | undefined;
  /** for the name of an experiment: safe on every system, with its ending */
  readonly fileName: (name: string) => string;
  /** the path that is written for one that was chosen */
  readonly withEnding: (path: string) => string;
}

/** What the main process does for a window. */
export function desktopHandlers(windows: Windows, bench: BenchWindow, rules: PathRules): DesktopHandlers {
  const { window } = bench;
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
    showInFolder: atOnce(({ path }) => shell.showItemInFolder(path)),
    closeWindow: atOnce(() => bench.close()),
  };
}

/** A handler that has nothing to wait for, and nothing to say. */
function atOnce<Args>(perform: (args: Args) => void): (args: Args) => Promise<undefined> {
  return (args) => {
    perform(args);
    return Promise.resolve(undefined);
  };
}

function chosen(path: string | undefined): { path?: string } {
  return path === undefined ? {} : { path };
}
