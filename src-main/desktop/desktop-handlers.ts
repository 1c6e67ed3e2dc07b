import { shell } from "electron";
import type { DesktopHandlers } from "../../src-shared/contract/desktop-contract.ts";
import type { BenchWindow } from "./bench-window.ts";
import { chooseExperiment, chooseFolder, chooseSavePath } from "./dialogs.ts";
import { notify } from "./notification.ts";
import type { Windows } from "./windows.ts";

/** How paths of experiments are made of their names. */
export interface SaveNames {
  /** safe on every system, with its ending */
  readonly fileName: (name: string) => string;
  /** the path that is written for one that was chosen */
  readonly withEnding: (path: string) => string;
}

/** What the main process does for a window. */
export function desktopHandlers(windows: Windows, bench: BenchWindow, { fileName, withEnding }: SaveNames): DesktopHandlers {
  const { window } = bench;
  return {
    async begin() {
      const opening = bench.begin();
      return { platform: process.platform, ...(opening === undefined ? {} : { opening }) };
    },
    async placeExperiment({ opening }) {
      return { here: windows.place(opening, bench) };
    },

    chooseExperiment: async ({ folder }) => chosen(await chooseExperiment(window, folder)),
    chooseSavePath: async ({ name, folder }) => chosen(await chooseSavePath(window, folder, fileName(name), withEnding)),
    chooseFolder: async ({ folder }) => chosen(await chooseFolder(window, folder)),

    async describeWindow({ experiment }) {
      windows.describe(bench, experiment);
    },
    async showProgress({ fraction }) {
      window.setProgressBar(fraction ?? -1);
    },
    async showMenu({ groups }) {
      windows.setMenu(bench, groups);
    },
    async notify({ title, text }) {
      notify(window, title, text);
    },
    async showInFolder({ path }) {
      shell.showItemInFolder(path);
    },
    async closeWindow() {
      bench.close();
    },
  };
}

function chosen(path: string | undefined): { path?: string } {
  return path === undefined ? {} : { path };
}
