import type { ReplyOf } from "../../src-shared/contract/contract.ts";
import type { Workbench, WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";

export type FolderEntry = ReplyOf<WorkbenchContract, "browse">["entries"][number];

/** A folder of the host, looked into. */
export class FolderView {
  #path = $state("");
  #parent: string | undefined = $state();
  #entries: readonly FolderEntry[] = $state.raw([]);
  #loaded = $state(false);
  #problem: BenchError | undefined = $state.raw();
  #asked = 0;
  readonly #workbench: Pick<Workbench, "browse">;

  constructor(workbench: Pick<Workbench, "browse">) {
    this.#workbench = workbench;
  }

  /** "" is the top */
  get path(): string {
    return this.#path;
  }
  /** undefined at the top */
  get parent(): string | undefined {
    return this.#parent;
  }
  /** folders first, each kind by name */
  get entries(): readonly FolderEntry[] {
    return this.#entries;
  }
  /** whether a folder has been read yet: before, nothing can be said about what is in it */
  get loaded(): boolean {
    return this.#loaded;
  }
  /** why the folder cannot be read; the previous one stays shown */
  get problem(): BenchError | undefined {
    return this.#problem;
  }

  async show(path: string): Promise<void> {
    const question = ++this.#asked;
    try {
      const folder = await this.#workbench.browse({ path });
      // A newer request supersedes this answer (race).
      if (question !== this.#asked) return;
      this.#path = folder.path;
      this.#parent = folder.parent;
      this.#entries = folder.entries.toSorted(byKindAndName);
      this.#problem = undefined;
      this.#loaded = true;
    } catch (error) {
      if (question === this.#asked) this.#problem = error instanceof BenchError ? error : unexpected(error);
    }
  }
}

function byKindAndName(a: FolderEntry, b: FolderEntry): number {
  if (a.kind !== b.kind) return a.kind === "folder" ? -1 : 1;
  return a.name.localeCompare(b.name, "en", { numeric: true });
}

/** A file's path in a folder, with the ending of experiments. */
export function experimentPath(folder: string, name: string): string {
  const file = `${nameWithoutEnding(name)}.rheobase.json`;
  return folder === "" ? file : `${folder}/${file}`;
}

export function nameWithoutEnding(name: string): string {
  return name.trim().replace(/(\.rheobase)?\.json$/i, "");
}
