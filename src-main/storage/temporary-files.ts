import { randomBytes } from "node:crypto";
import { unlinkSync } from "node:fs";
import { lstat, readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { isRunning, ownIdentity, type ProcessIdentity } from "./process-identity.ts";

const paths = new Set<string>();
let listening = false;

/** A name for a temporary file, with the identity of this process. */
export function temporaryName(): string {
  const { machine, pid, start } = ownIdentity();
  return `.rheobase-${machine}-${pid}-${start}-${randomBytes(8).toString("hex")}.tmp`;
}

/**
 * Removes a temporary file when the process exits, if it still exists: `process.exit` in the middle of a
 * write must leave nothing behind.
 *
 * @returns a function to unregister the file once it was renamed or removed
 */
export function removeAtExit(path: string): () => void {
  if (!listening) {
    listening = true;
    process.once("exit", removeAll);
  }
  paths.add(path);
  return () => paths.delete(path);
}

function removeAll(): void {
  for (const path of paths) {
    try {
      unlinkSync(path);
    } catch {
      // The process is exiting, so the failure is ignored and the other files are still removed.
    }
  }
}

const nameOfOwner = /^\.rheobase-([0-9a-f]{8})-(\d+)-(\d+)-[0-9a-f]{16}\.tmp$/;
/** Names in versions before 0.2. */
const nameWithoutOwner = /^\.rheobase-(traces-)?[0-9a-f-]{36}\.tmp$/;
/** ms without a write after which a file counts as abandoned, if its process cannot be checked: one day */
const longestSilence = 86_400_000;

const swept = new Set<string>();

/** Removes temporary files of killed processes from a folder, once per folder in the life of this process. */
export async function sweepOnce(folder: string): Promise<void> {
  if (swept.has(folder)) return;
  swept.add(folder);
  await sweep(folder);
}

/**
 * Removes temporary files without a running owner from a folder. Ignores files that cannot be read or removed.
 *
 * @returns names of the folders in it
 */
export async function sweep(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile() && (await isLeftBehind(path, entry.name))) await unlink(path).catch(() => undefined);
  }
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Limits of `sweepBelow`: depth, and number of folders. */
const [deepest, mostFolders] = [6, 2000];

/** Sweeps a folder and its subfolders, up to the limits. Does not follow links, and skips hidden folders. */
export async function sweepBelow(top: string): Promise<void> {
  let folders = [top];
  for (let depth = 0, done = 0; depth < deepest && folders.length > 0; depth++) {
    const below: string[] = [];
    for (const folder of folders) {
      if (++done > mostFolders) return;
      for (const name of await sweep(folder)) if (!name.startsWith(".") && name !== "node_modules") below.push(join(folder, name));
    }
    folders = below;
  }
}

async function isLeftBehind(path: string, name: string): Promise<boolean> {
  const owner = ownerIn(name);
  if (owner === undefined && !nameWithoutOwner.test(name)) return false;
  const isOwned = owner === undefined ? undefined : isRunning(owner);
  if (isOwned !== undefined) return !isOwned;
  const age = await lstat(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
  return age > longestSilence;
}

function ownerIn(name: string): ProcessIdentity | undefined {
  const [, machine, pid, start] = nameOfOwner.exec(name) ?? [];
  return machine === undefined || pid === undefined || start === undefined ? undefined : { machine, pid: Number(pid), start };
}
