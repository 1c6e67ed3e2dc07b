import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { fileUnreadable } from "../../src-shared/errors/disk-errors.ts";
import { openPlainFile } from "./plain-file.ts";
import { systemCode, systemReason } from "./system-reason.ts";

/**
 * SHA-256 of a file's bytes, hex; undefined for a missing file.
 *
 * @throws BenchError `file-unreadable`
 */
export async function fileDigest(path: string): Promise<string | undefined> {
  try {
    const file = await openPlainFile(path);
    const hash = createHash("sha256");
    for await (const part of file.createReadStream()) hash.update(part as Buffer);
    return hash.digest("hex");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw fileUnreadable(path, systemReason(error), error);
  }
}

/** Whether a path leads to a folder. */
export async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (about) => about.isDirectory(),
    () => false,
  );
}
