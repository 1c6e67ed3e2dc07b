import { randomUUID } from "node:crypto";
import type { WorkbenchEmit } from "../../src-shared/contract/workbench-contract.ts";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { documentNotOpen } from "../../src-shared/errors/contract-errors.ts";
import { basename } from "node:path";
import { experimentEnding } from "./experiment-names.ts";
import { KeptColumns } from "./kept-columns.ts";

/** One window of the bench while its connection lasts. */
export interface BenchWindow {
  readonly emit: WorkbenchEmit;
  /** the connection has ended */
  gone: boolean;
}

/** Edits that are in a draft only. */
export interface KeptEdits {
  readonly experiment: Experiment;
  /** ms since 1970 */
  readonly keptAt: number;
}

/** An experiment that a window has open. Two windows on one file have two. */
export class OpenDocument {
  readonly id = randomUUID();
  /** of its recorded runs, and of those that its window has read from other files */
  readonly columns = new KeptColumns();
  /** for people */
  name: string;
  /** absolute; undefined: never saved */
  path: string | undefined;
  /** of the file when it was opened or saved last */
  stamp: string | undefined;
  /** of the file when this document was saved last; undefined: not yet */
  savedStamp: string | undefined;
  /** as its file has it, or as it was made */
  experiment: Experiment;
  /** id of the draft with its unsaved edits */
  draft: string | undefined;
  /** what the draft holds */
  kept: KeptEdits | undefined;
  /** undefined while the connection is lost */
  window: BenchWindow | undefined;
  /** The last file change that the window was told of: its stamp, "deleted", or undefined where the file is unchanged. */
  toldOf: string | undefined;
  stopWatching: (() => Promise<void>) | undefined;
  /** Timer that forgets the document after its connection was lost. */
  expiry: NodeJS.Timeout | undefined;
  /** called when its window has gone */
  readonly whenLeft: (() => void)[] = [];

  constructor(window: BenchWindow, experiment: Experiment, about: { readonly name: string; readonly path?: string | undefined; readonly stamp?: string | undefined }) {
    this.window = window;
    this.experiment = experiment;
    this.name = about.name;
    this.path = about.path;
    this.stamp = about.stamp;
  }

  /** the experiment with all edits that are known here */
  get latest(): Experiment {
    return this.kept?.experiment ?? this.experiment;
  }

  /** the file's name, or the one it would get */
  get fileName(): string {
    return this.path === undefined ? `${this.name}${experimentEnding}` : basename(this.path);
  }
}

/** All open experiments of all windows. */
export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>();

  add(document: OpenDocument): void {
    this.#documents.set(document.id, document);
    this.tellOthers(document.path, document);
  }

  /** The window of a document is gone. */
  leave(document: OpenDocument): void {
    document.window = undefined;
    for (const tell of document.whenLeft.splice(0)) tell();
    this.tellOthers(document.path, document);
  }

  /** Waits until the window of a document is gone, at most so many ms: after a reload the new page may ask before the end of the old one is noticed. */
  async untilLeft(document: OpenDocument, most: number): Promise<boolean> {
    if (document.window === undefined) return true;
    return await new Promise((resolve) => {
      const patience = setTimeout(() => resolve(false), most);
      document.whenLeft.push(() => {
        clearTimeout(patience);
        resolve(true);
      });
    });
  }

  remove(document: OpenDocument): void {
    clearTimeout(document.expiry);
    this.#documents.delete(document.id);
    this.tellOthers(document.path, document);
  }

  find(id: string): OpenDocument | undefined {
    return this.#documents.get(id);
  }

  /** @throws BenchError `document-not-open` where it is not this window's */
  of(window: BenchWindow, id: string): OpenDocument {
    const document = this.#documents.get(id);
    if (document?.window !== window) throw documentNotOpen(id);
    return document;
  }

  /** Documents whose window is gone, of this file or with this draft. */
  leftBehind({ path, draft }: { readonly path?: string | undefined; readonly draft?: string | undefined }): OpenDocument[] {
    return this.all().filter((one) => one.window === undefined && ((path !== undefined && one.path === path) || (draft !== undefined && one.draft === draft)));
  }

  all(): OpenDocument[] {
    return [...this.#documents.values()];
  }

  /** Whether another window has written the content of this document's file that the stamp is of. */
  wasSavedElsewhere(document: OpenDocument, stamp: string): boolean {
    return this.all().some((other) => other !== document && other.path === document.path && other.savedStamp === stamp);
  }

  /** How many other windows have the same file open. */
  elsewhere({ path, window }: OpenDocument): number {
    if (path === undefined) return 0;
    const others = this.all().filter((other) => other.path === path && other.window !== undefined && other.window !== window);
    return new Set(others.map((other) => other.window)).size;
  }

  /** Tells the other windows of a file how many windows have it open, after one opened or closed it. */
  tellOthers(path: string | undefined, changed: OpenDocument): void {
    if (path === undefined) return;
    for (const other of this.all()) {
      if (other !== changed && other.path === path) other.window?.emit("openElsewhere", { document: other.id, windows: this.elsewhere(other) });
    }
  }
}
