import { access } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { atomicWrite } from "./atomic-write.ts";
import { readText } from "./experiment-store.ts";
import { makePrivateFolder, privateFile } from "./private-folder.ts";

const recentFile = z.array(z.object({ path: z.string(), openedAt: z.number() }));

/** A file that was opened or saved. */
export interface RecentFile {
  /** absolute */
  readonly path: string;
  /** ms since 1970 */
  readonly openedAt: number;
}

export interface RecentList {
  /** Adds a file. The list is a convenience, so a failure to write it is ignored. */
  add(file: RecentFile): Promise<void>;
  /** Most recent first, without files that no longer exist. */
  list(): Promise<RecentFile[]>;
}

const most = 20;

/** The list of recently opened files, stored at `path`. An unreadable list counts as empty. */
export function openRecentList(path: string): RecentList {
  let last: Promise<void> = Promise.resolve();

  async function read(): Promise<RecentFile[]> {
    try {
      return recentFile.parse(JSON.parse((await readText(path)).text));
    } catch {
      return [];
    }
  }

  async function write(file: RecentFile): Promise<void> {
    const others = (await read()).filter((other) => other.path !== file.path);
    await makePrivateFolder(dirname(path));
    await atomicWrite(path, JSON.stringify([file, ...others].slice(0, most)), { mode: privateFile });
  }

  return {
    add(file) {
      // Writes are serialised, because two at a time would lose one entry.
      last = last.then(() => write(file)).catch(() => undefined);
      return last;
    },
    async list() {
      await last;
      const files = await read();
      const there = await Promise.all(files.map((file) => access(file.path).then(() => true, () => false)));
      return files.filter((_, k) => there[k]);
    },
  };
}
