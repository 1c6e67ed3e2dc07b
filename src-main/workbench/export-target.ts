import type { ExportOutcome } from "../../src-shared/contract/export-schemas.ts";
import { openOutputFolder, type OutputFolder } from "./exports.ts";
import type { FileAccess } from "./file-access.ts";

/** Where an export is to go, and what to do about files that are there already. */
export interface ExportWish {
  /** as people say it */
  readonly folder: string;
  readonly existing: "ask" | "replace" | "keep-both";
}

/** A folder that an export may write to. */
export interface ExportTarget {
  readonly folder: OutputFolder;
  /** as people are told of it */
  readonly shown: string;
  /** The number that a set of files gets: they keep one, so that they are known as a set. @param pathsOf their paths under a number */
  readonly numberFor: (pathsOf: (number: number) => readonly string[]) => Promise<number>;
}

type Existing = Extract<ExportOutcome, { status: "exists" }>;

/**
 * Open the folder of an export for the files that it will write.
 *
 * @param paths within the folder, before they are numbered
 * @returns what is in the way, where nobody has said what to do about it
 */
export async function exportTarget(paths: readonly string[], { folder: wanted, existing }: ExportWish, files: FileAccess, signal: AbortSignal): Promise<ExportTarget | Existing> {
  const root = await files.resolve(wanted);
  const folder = await openOutputFolder(root, { overwrite: existing === "replace", within: files.within });
  // A link in the folder may lead out of reach: said before anything is written.
  for (const path of paths) await files.resolve(within(wanted, path));
  signal.throwIfAborted();
  if (existing === "ask") {
    const taken = await folder.existing(paths);
    if (taken.length > 0) return { status: "exists", existing: taken, total: paths.length };
  }
  const numberFor: ExportTarget["numberFor"] = async (pathsOf) => {
    for (let number = 1; ; number++) if (existing !== "keep-both" || (await folder.existing(pathsOf(number))).length === 0) return number;
  };
  return { folder, shown: files.display(root), numberFor };
}

/** Do it until it is done, or until all exports of the window are cancelled. */
export async function cancellable(going: Set<AbortController>, work: (signal: AbortSignal) => Promise<ExportOutcome>): Promise<ExportOutcome> {
  const controller = new AbortController();
  going.add(controller);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (controller.signal.aborted) return { status: "cancelled" };
    throw error;
  } finally {
    going.delete(controller);
  }
}

/** A name within a folder; "" is the folder that everything is in. */
export const within = (folder: string, name: string): string => (folder === "" ? name : `${folder}/${name}`);
