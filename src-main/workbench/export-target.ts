import type { ExportOutcome } from "../../src-shared/contract/export-schemas.ts";
import { openOutputFolder, type OutputFolder } from "./exports.ts";
import type { FileAccess } from "./file-access.ts";

/** The folder that an export should write to, and what to do about existing files. */
export interface ExportWish {
  /** as the user wrote it */
  readonly folder: string;
  readonly existing: "ask" | "replace" | "keep-both";
}

/** A folder that an export may write to. */
export interface ExportTarget {
  readonly folder: OutputFolder;
  /** as it is shown to people */
  readonly shown: string;
  /** Finds the smallest number under which no file of a set exists yet; the whole set shares it. @param pathsOf the set's paths under a number */
  readonly numberFor: (pathsOf: (number: number) => readonly string[]) => Promise<number>;
}

type Existing = Extract<ExportOutcome, { status: "exists" }>;

/**
 * Opens the folder of an export and checks the files that it will write.
 *
 * @param paths within the folder, before they are numbered
 * @returns the existing files instead, where the user has not yet said what to do about them
 */
export async function exportTarget(paths: readonly string[], { folder: wanted, existing }: ExportWish, files: FileAccess, signal: AbortSignal): Promise<ExportTarget | Existing> {
  const root = await files.resolve(wanted);
  const folder = await openOutputFolder(root, { overwrite: existing === "replace", within: files.within });
  // A link inside the folder may lead out of reach.
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

/** Runs an export that ends early when the window's exports are cancelled. */
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
