import { mkdir } from "node:fs/promises";
import { folderUnusable } from "../../src-shared/errors/disk-errors.ts";
import { systemReason } from "./system-reason.ts";

/**
 * Make a folder that only its owner may look into, where there is none.
 *
 * @throws BenchError `folder-unusable`
 */
export async function makePrivateFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw folderUnusable(path, systemReason(error), error);
  }
}
