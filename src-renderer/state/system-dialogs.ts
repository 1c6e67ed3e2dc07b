import type { Desktop } from "../../src-shared/contract/desktop-contract.ts";
import { parentFolder } from "../notation/parent-folder.ts";

/** Asks for an experiment to open. @param path of the open one, in whose folder the dialog starts @returns its path; undefined if the user cancels */
export async function chosenExperiment(desktop: Pick<Desktop, "chooseExperiment">, path: string | undefined): Promise<string | undefined> {
  return (await desktop.chooseExperiment(inFolderOf(path))).path;
}

/** Path to save an experiment in; the system has asked where that file exists. undefined where the user cancelled. */
export async function chosenSavePath(
  desktop: Pick<Desktop, "chooseSavePath">,
  { name, path }: { readonly name: string; readonly path: string | undefined },
): Promise<string | undefined> {
  return (await desktop.chooseSavePath({ name, ...inFolderOf(path) })).path;
}

/** undefined where the user cancelled. */
export async function chosenFolder(desktop: Pick<Desktop, "chooseFolder">, folder: string): Promise<string | undefined> {
  return (await desktop.chooseFolder(folder === "" ? {} : { folder })).path;
}

function inFolderOf(path: string | undefined): { readonly folder?: string } {
  const folder = parentFolder(path ?? "");
  return folder === "" ? {} : { folder };
}
