import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { readExperiment } from "../../src-shared/experiment/read-experiment.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { draftNotKept } from "../../src-shared/errors/disk-errors.ts";
import type { DraftStore, StoredDraft } from "../storage/draft-store.ts";
import { reachable } from "./browsing.ts";
import type { FileAccess } from "./file-access.ts";
import type { OpenDocument, OpenDocuments } from "./open-documents.ts";

/** Unsaved edits left over from a crash or a connection that never came back. */
export interface LeftDraft extends StoredDraft {
  readonly edited: Experiment;
}

export interface DraftsSettings {
  readonly store: DraftStore;
  readonly documents: OpenDocuments;
  readonly files: FileAccess;
  readonly clock: () => Date;
}

/** Keeps the drafts of open experiments and finds the drafts that no window has open. */
export class Drafts {
  readonly #settings: DraftsSettings;

  constructor(settings: DraftsSettings) {
    this.#settings = settings;
  }

  /** @returns ms since 1970 @throws BenchError what `DraftStore.keep` throws */
  async keep(document: OpenDocument, experiment: Experiment): Promise<number> {
    const { store, clock } = this.#settings;
    const keptAt = clock().getTime();
    const id = document.draft ?? store.newId();
    await store.keep(id, { path: document.path, name: document.name, stamp: document.stamp, keptAt, experiment: writeExperiment(experiment) });
    document.draft = id;
    document.kept = { experiment, keptAt };
    return keptAt;
  }

  async drop(document: OpenDocument): Promise<void> {
    const { draft } = document;
    document.draft = undefined;
    document.kept = undefined;
    if (draft !== undefined) await this.#settings.store.remove(draft);
  }

  /** Drafts that no window has open, of files within reach and of experiments never saved; newest first. */
  async left(): Promise<LeftDraft[]> {
    const { store, documents, files } = this.#settings;
    const held = new Set(documents.all().flatMap(({ window, draft }) => (window === undefined ? [] : (draft ?? []))));
    const drafts: LeftDraft[] = [];
    for (const draft of await store.list()) {
      if (held.has(draft.id)) continue;
      if (draft.path !== undefined && (await reachable(files, draft.path)) === undefined) continue;
      const edited = experimentIn(draft);
      if (edited !== undefined) drafts.push({ ...draft, edited });
    }
    return drafts;
  }

  /** @throws BenchError `draft-not-kept` */
  async find(id: string): Promise<LeftDraft> {
    const draft = (await this.left()).find((one) => one.id === id);
    if (draft === undefined) throw draftNotKept(id);
    return draft;
  }

  async discard({ id }: LeftDraft): Promise<void> {
    this.#release(id);
    await this.#settings.store.remove(id);
  }

  /** Makes the draft belong to this document. */
  async adopt(document: OpenDocument, { id, path, name, stamp, keptAt, experiment, edited }: LeftDraft): Promise<void> {
    this.#release(id);
    document.draft = id;
    document.kept = { experiment: edited, keptAt };
    // Rewriting it marks it as ours, so that no other process offers it; if that fails the draft is unchanged.
    await this.#settings.store.keep(id, { path, name, stamp, keptAt, experiment }).catch(() => undefined);
  }

  /** Takes the draft away from a document that lost its connection and still claims it. */
  #release(id: string): void {
    for (const document of this.#settings.documents.all()) if (document.draft === id) document.draft = undefined;
  }
}

/** undefined where this version cannot read the text; the draft stays on disk for a version that can */
function experimentIn({ experiment, name }: StoredDraft): Experiment | undefined {
  try {
    return readExperiment(experiment, name);
  } catch (error) {
    if (error instanceof BenchError) return undefined;
    throw error;
  }
}
