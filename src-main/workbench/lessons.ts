import type { ReplyOf } from "../../src-shared/contract/contract.ts";
import type { WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { readText } from "../storage/experiment-store.ts";
import { folderEntries } from "../storage/folder-entries.ts";
import type { FileAccess } from "./file-access.ts";

type Lessons = ReplyOf<WorkbenchContract, "readLessons">;

/** bytes of one lesson */
const largest = 400_000;
/** files of one folder; the rest is left out */
const most = 200;

/**
 * The lessons of a folder that the host lets the bench reach, by name. A file that cannot be read says why instead of its text.
 *
 * @throws BenchError where the folder is out of reach or cannot be read
 */
export async function readLessons(files: FileAccess, path: string): Promise<Lessons> {
  const folder = await files.resolve(path);
  const entries = (await folderEntries(folder, ".md", files.within)).filter(({ kind, name }) => kind === "file" && name !== "README.md");
  const read = await Promise.all(entries.slice(0, most).map(({ name, path: file }) => readLesson(files, file, name)));
  return { path: files.display(folder), files: read };
}

async function readLesson(files: FileAccess, file: string, name: string): Promise<Lessons["files"][number]> {
  try {
    // Asked of the host again: a link may lead out of its reach.
    const { text } = await readText(await files.resolve(files.display(file)), { limit: largest, within: files.within });
    return { name, text };
  } catch (error) {
    if (error instanceof BenchError) return { name, problem: error.toJSON() };
    throw error;
  }
}
