import { randomUUID } from "node:crypto";
import { readdir, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { atomicWrite, type AtomicWriteOptions } from "./atomic-write.ts";
import { readText, requireReadable } from "./experiment-store.ts";
import { giveSignOfLife, isAlive, sweepSockets, type OwnSignOfLife } from "./living-process.ts";
import { makePrivateFolder, privateFile } from "./private-folder.ts";

const format = "rheobase-draft";
const ending = ".draft.json";
/** Age, ms, after which a draft of another machine counts as abandoned; that machine cannot be asked whether it is in use. */
const longestSilence = 86_400_000;

const draftFile = z.object({
  format: z.literal(format),
  version: z.literal(1),
  /** of the file that was edited, absolute; missing: never saved */
  path: z.string().optional(),
  /** for people */
  name: z.string(),
  /** of the file when it was opened or saved last */
  stamp: z.string().optional(),
  /** ms since 1970 */
  keptAt: z.number(),
  owner: z.object({ machine: z.string(), address: z.string() }),
  /** the text of the experiment file */
  experiment: z.string(),
});

/** Unsaved edits. */
export type Draft = Pick<z.output<typeof draftFile>, "path" | "name" | "stamp" | "keptAt" | "experiment">;
export type StoredDraft = Draft & { readonly id: string };

/**
 * Drafts of unsaved edits on disk, one file each, to recover after a crash. Several processes may share the folder: each draft names the
 * process that keeps it, and other processes ignore the draft while that process lives.
 */
export interface DraftStore {
  newId(): string;
  /** @throws BenchError `folder-unusable`, `file-unwritable`, `file-would-be-too-large` (the previous draft is untouched) or `file-not-durable` */
  keep(id: string, draft: Draft): Promise<void>;
  /** Drafts of this process and abandoned ones of others, newest first. Unreadable files are renamed to *.broken. */
  list(): Promise<StoredDraft[]>;
  remove(id: string): Promise<void>;
  /** Releases the drafts; they stay on disk. */
  close(): Promise<void>;
}

export interface DraftStoreOptions extends Pick<AtomicWriteOptions, "disk"> {
  readonly folder: string;
  /** ms since 1970 */
  readonly clock: () => number;
}

export function openDraftStore({ folder, clock, ...options }: DraftStoreOptions): DraftStore {
  let swept: Promise<void> | undefined;
  let sign: Promise<OwnSignOfLife> | undefined;
  const pathOf = (id: string): string => join(folder, `${id}${ending}`);

  /** Made on first use, so that a window without edits leaves nothing on disk. */
  async function ownSign(): Promise<OwnSignOfLife> {
    await makePrivateFolder(folder);
    await (swept ??= sweepSockets(folder));
    return await (sign ??= giveSignOfLife(folder));
  }

  async function read(id: string): Promise<z.output<typeof draftFile> | undefined> {
    const path = pathOf(id);
    try {
      const { text } = await readText(path);
      const parsed = draftFile.safeParse(JSON.parse(text));
      if (parsed.success) return parsed.data;
    } catch (error) {
      // The draft was deleted since the folder was listed, or cannot be read at the moment.
      if (error instanceof BenchError && error.code !== "file-not-utf8") return undefined;
    }
    // Renamed rather than deleted, so that a person can still recover its text.
    await rename(path, `${path}.broken`).catch(() => undefined);
    return undefined;
  }

  async function isLeft({ owner, keptAt }: z.output<typeof draftFile>): Promise<boolean> {
    const own = await sign;
    if (own !== undefined && own.sign.address !== "" && owner.address === own.sign.address) return true;
    return !((await isAlive(owner)) ?? clock() - keptAt < longestSilence);
  }

  return {
    newId: randomUUID,
    async keep(id, draft) {
      const { sign: owner } = await ownSign();
      const file: z.input<typeof draftFile> = { format, version: 1, ...draft, owner };
      const text = JSON.stringify(file);
      requireReadable(draft.path ?? draft.name, text);
      await atomicWrite(pathOf(id), text, { ...options, mode: privateFile });
    },
    async list() {
      const names = await readdir(folder).catch(() => []);
      const found: StoredDraft[] = [];
      for (const name of names) {
        if (!name.endsWith(ending)) continue;
        const id = name.slice(0, -ending.length);
        const draft = await read(id);
        if (draft !== undefined && (await isLeft(draft)))
          found.push({ id, path: draft.path, name: draft.name, stamp: draft.stamp, keptAt: draft.keptAt, experiment: draft.experiment });
      }
      return found.sort((a, b) => b.keptAt - a.keptAt);
    },
    async remove(id) {
      await unlink(pathOf(id)).catch(() => undefined);
    },
    async close() {
      await (await sign)?.end();
    },
  };
}
