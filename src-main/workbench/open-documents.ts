import { randomUUID } from "node:crypto";
import type { WorkbenchEmit } from "../../src-shared/contract/workbench-contract.ts";
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
  /** id of the draft with its unsaved edits */
  draft: string | undefined;
  /** undefined while the connection is lost */
  window: BenchWindow | undefined;
  /** The last file change that the window was told of: its stamp, "deleted", or undefined where the file is unchanged. */
  toldOf: string | undefined;
  stopWatching: (() => Promise<void>) | undefined;
  /** Timer that forgets the document after its connection was lost. */
  expiry: NodeJS.Timeout | undefined;

  constructor(window: BenchWindow, about: { readonly name: string; readonly path?: string | undefined; readonly stamp?: string | undefined }) {
    this.window = window;
    this.name = about.name;
    this.path = about.path;
    this.stamp = about.stamp;
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

  all(): OpenDocument[] {
    return [...this.#documents.values()];
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
