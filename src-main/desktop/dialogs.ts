import { join } from "node:path";
import { dialog, type BrowserWindow } from "electron";

const experiments = { name: "Rheobase experiments", extensions: ["rheobase.json"] };
const anyJson = { name: "JSON files", extensions: ["json"] };

/** Asks for an experiment file. @returns an absolute path; undefined where the user cancelled */
export async function chooseExperiment(window: BrowserWindow, folder: string | undefined): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: "Open experiment",
    ...startingAt(folder),
    filters: [experiments, anyJson],
    properties: ["openFile"],
  });
  return canceled ? undefined : filePaths[0];
}

/**
 * Asks for a path to save to. The dialog warns before a file is replaced. It could not warn about a path whose ending had to be added, so the dialog opens again with that path.
 *
 * @param fileName safe on every system, with its ending
 * @param withEnding the path that will be written for one that was chosen
 */
export async function chooseSavePath(window: BrowserWindow, folder: string | undefined, fileName: string, withEnding: (path: string) => string): Promise<string | undefined> {
  let proposed = folder === undefined ? fileName : join(folder, fileName);
  for (;;) {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: "Save experiment",
      defaultPath: proposed,
      filters: [experiments],
      properties: ["createDirectory", "showOverwriteConfirmation"],
    });
    if (canceled || filePath === "") return undefined;
    if (withEnding(filePath) === filePath) return filePath;
    proposed = withEnding(filePath);
  }
}

export async function chooseFolder(window: BrowserWindow, folder: string | undefined): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: "Choose a folder",
    ...startingAt(folder),
    properties: ["openDirectory", "createDirectory"],
  });
  return canceled ? undefined : filePaths[0];
}

/** Asks what to do after the page of a window has crashed. @returns true to reload it, false to close the window */
export async function askAboutCrashedPage(window: BrowserWindow, reason: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: "error",
    message: "This window has stopped working.",
    detail: `Its page has ended (${reason}). Unsaved edits were kept up to the last second, and runs go on.`,
    buttons: ["Load it again", "Close window"],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

/** Asks whether to close a window whose page does not answer. @returns true to close it */
export async function askAboutHungPage(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    message: "This window does not answer.",
    detail: "Unsaved edits were kept up to the moment when it stopped to answer, and will be offered at the next start.",
    buttons: ["Wait", "Close window"],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

function startingAt(folder: string | undefined): { defaultPath?: string } {
  return folder === undefined ? {} : { defaultPath: folder };
}
