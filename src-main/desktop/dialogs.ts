import { join } from "node:path";
import { dialog, type BrowserWindow } from "electron";

const experiments = { name: "Rheobase experiments", extensions: ["rheobase.json"] };
const anyJson = { name: "JSON files", extensions: ["json"] };

/** The system's own dialogs. Each gives an absolute path, or undefined where the person cancelled. */
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
 * The dialog asks before a file is replaced; a path that had to get its ending was not asked about, so it is shown once more.
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

/** The page of a window has ended. @returns it is to be loaded again; else the window is to close */
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

/** A window that does not answer is to close. @returns to close it all the same */
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
