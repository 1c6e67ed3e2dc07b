import { chmod, mkdir } from "node:fs/promises";
import { folderUnusable } from "../../src-shared/errors/disk-errors.ts";
import { systemReason } from "./system-reason.ts";

/** Permission bits of a file that only its owner may read. */
export const privateFile = 0o600;

/**
 * Creates a folder with access for its owner only, if it does not exist.
 *
 * @throws BenchError `folder-unusable`
 */
export async function makePrivateFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await chmod(path, 0o700);
  } catch (error) {
    throw folderUnusable(path, systemReason(error), error);
  }
}
