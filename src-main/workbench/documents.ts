import type { OpenedExperiment } from "../../src-shared/contract/workbench-contract.ts";
import { keepRun, runsOf } from "../../src-shared/experiment/edit-experiment.ts";
import type { Experiment, RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { readExperiment } from "../../src-shared/experiment/read-experiment.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { experimentNeverSaved } from "../../src-shared/errors/disk-errors.ts";
import type { AtomicWriteOptions } from "../storage/atomic-write.ts";
import { currentStamp, replaceText, saveText } from "../storage/experiment-store.ts";
import { requirePortableName } from "../storage/portable-names.ts";
import { watchFile } from "../storage/file-watch.ts";
import type { RecentList } from "../storage/recent-list.ts";
import type { Drafts, LeftDraft } from "./drafts.ts";
import { experimentNameOf, withEnding } from "./experiment-names.ts";
import { openExperiment, type ExperimentFile } from "./experiments.ts";
import type { FileAccess } from "./file-access.ts";
import { OpenDocument, type BenchWindow, type OpenDocuments } from "./open-documents.ts";
import { Turns } from "./turns.ts";

/** An experiment that was opened; the runs that belong to it are kept elsewhere. */
export type OpenedDocument = Omit<OpenedExperiment, "runs">;

export interface DocumentsSettings extends Pick<AtomicWriteOptions, "disk"> {
  readonly documents: OpenDocuments;
  readonly drafts: Drafts;
  readonly recent: RecentList;
  readonly files: FileAccess;
  readonly clock: () => Date;
}

/** Opens, saves and closes experiments, and notices when another program changes their files. */
export class Documents {
  readonly #settings: DocumentsSettings;
  /** serialises saves per document and per file, because two windows may save the same file */
  readonly #turns = new Turns();

  constructor(settings: DocumentsSettings) {
    this.#settings = settings;
  }

  /** @throws BenchError when the path or file is unusable; nothing is opened then */
  async open(window: BenchWindow, path: string): Promise<OpenedDocument> {
    const { drafts, files } = this.#settings;
    const file = await openExperiment(await files.resolve(path), files.within);
    const draft = (await drafts.left()).find((one) => one.path === file.path);
    return await this.#openFile(window, file, draft);
  }

  /** @throws BenchError `draft-not-kept` */
  async openDraft(window: BenchWindow, id: string): Promise<OpenedDocument> {
    const { drafts, files } = this.#settings;
    const draft = await drafts.find(id);
    const file = draft.path === undefined ? undefined : await openExperiment(draft.path, files.within).catch(ifUnreadable);
    if (file !== undefined) return await this.#openFile(window, file, draft);
    // Only the draft is left. Keeping its stamp makes a later save refuse to overwrite a changed file at its path.
    const document = new OpenDocument(window, draft.edited, draft);
    await drafts.adopt(document, draft);
    return this.#add(document, draft.path !== undefined);
  }

  /** An experiment without a file. */
  openNew(window: BenchWindow, name: string, experiment: Experiment): OpenedDocument {
    return this.#add(new OpenDocument(window, experiment, { name }));
  }

  /** @throws BenchError with the first problem of the text */
  openText(window: BenchWindow, fileName: string, text: string): OpenedDocument {
    return this.openNew(window, experimentNameOf(fileName), readExperiment(text, fileName));
  }

  /** @throws BenchError as declared in the contract; file, draft and document are then unchanged */
  async save(document: OpenDocument, experiment: Experiment, path: string | undefined, overwrite: boolean): Promise<{ path: string; name: string; elsewhere: number }> {
    const { documents, drafts, files } = this.#settings;
    return await this.#turns.take(document.id, async () => {
      const target = path === undefined ? document.path : await files.resolve(withEnding(path));
      if (target === undefined) throw experimentNeverSaved(document.name);
      if (target !== document.path) requirePortableName(target, files.display(target));
      const full = document.columns.full(experiment);
      await this.#turns.take(target, () => this.#write(document, writeExperiment(full), target, overwrite));
      document.experiment = full;
      await drafts.drop(document);
      return { path: files.display(target), name: document.name, elsewhere: documents.elsewhere(document) };
    });
  }

  /** Replaces the edited experiment by the file's and deletes the draft. @throws BenchError where the file is gone or holds no experiment */
  async reread(document: OpenDocument): Promise<Experiment> {
    return await this.#turns.take(document.id, async () => {
      if (document.path === undefined) throw experimentNeverSaved(document.name);
      const { experiment, stamp } = await openExperiment(document.path, this.#settings.files.within);
      document.stamp = stamp;
      document.toldOf = undefined;
      document.experiment = experiment;
      await this.#settings.drafts.drop(document);
      return document.columns.light(experiment);
    });
  }

  /** @returns ms since 1970 @throws BenchError where the draft cannot be written; the one from before is untouched */
  async keepDraft(document: OpenDocument, experiment: Experiment): Promise<number> {
    return await this.#turns.take(document.id, () => this.#settings.drafts.keep(document, document.columns.full(experiment)));
  }

  /** Adds a run to the draft where neither file nor draft has it, since no window is there to keep it. */
  async keepRecord(document: OpenDocument, record: RunRecord): Promise<void> {
    await this.#turns.take(document.id, async () => {
      const known = runsOf(document.latest).find(({ id }) => id === record.id);
      if (known?.startedAt === record.startedAt && JSON.stringify(known.digests) === JSON.stringify(record.digests)) return;
      await this.#settings.drafts.keep(document, keepRun(document.latest, document.columns.fullRecord(record)));
    });
  }

  /** Gives a window a document whose own window is gone. */
  takeUp(window: BenchWindow, document: OpenDocument): OpenedDocument {
    clearTimeout(document.expiry);
    document.window = window;
    document.toldOf = undefined;
    this.#settings.documents.tellOthers(document.path, document);
    return this.#answer(document, false);
  }

  /** Deletes the draft of a document that goes on without a window. */
  async discardEdits(document: OpenDocument): Promise<void> {
    await this.#turns.take(document.id, () => this.#settings.drafts.drop(document));
  }

  /** Forgets a document and deletes its draft. */
  async close(document: OpenDocument): Promise<void> {
    await this.forget(document);
    await this.#turns.take(document.id, () => this.#settings.drafts.drop(document));
  }

  /** Forgets a document but keeps its draft on disk, to be offered when the file is opened again. */
  async forget(document: OpenDocument): Promise<void> {
    this.#settings.documents.remove(document);
    // A draft that is being written is whole afterwards.
    await this.#turns.take(document.id, async () => await document.stopWatching?.());
  }

  /** Checks whether the file has changed since it was opened or saved, and tells the window if so. */
  async check(document: OpenDocument): Promise<void> {
    await this.#turns.take(document.id, async () => {
      const { path } = document;
      if (path === undefined) return;
      const stamp = await this.#turns.take(path, () => currentStamp(path, this.#settings.files.within)).catch(ifUnreadableStamp);
      // A window that has disconnected meanwhile is told when it reconnects.
      const { window } = document;
      if (stamp === unreadable || window === undefined) return;
      const news = stamp === document.stamp ? undefined : (stamp ?? "deleted");
      if (news !== undefined && news !== document.toldOf) {
        const change = stamp === undefined ? "deleted" : this.#settings.documents.wasSavedElsewhere(document, stamp) ? "saved" : "changed";
        window.emit("fileChanged", { document: document.id, change });
      }
      document.toldOf = news;
    });
  }

  async #openFile(window: BenchWindow, file: ExperimentFile, draft: LeftDraft | undefined): Promise<OpenedDocument> {
    const { drafts, recent, clock } = this.#settings;
    const document = new OpenDocument(window, file.experiment, { ...file, name: experimentNameOf(file.path) });
    await recent.add({ path: file.path, openedAt: clock().getTime() });
    if (draft === undefined) return this.#add(document);
    // The edits were saved just before the crash, so there is nothing to recover.
    if (draft.experiment === writeExperiment(file.experiment)) {
      await drafts.discard(draft);
      return this.#add(document);
    }
    await drafts.adopt(document, draft);
    return this.#add(document, draft.stamp !== file.stamp);
  }

  #add(document: OpenDocument, fileChangedSince = false): OpenedDocument {
    this.#settings.documents.add(document);
    this.#watch(document);
    return this.#answer(document, fileChangedSince);
  }

  /** @param fileChangedSince whether the file has changed since the draft was kept */
  #answer(document: OpenDocument, fileChangedSince: boolean): OpenedDocument {
    const { documents, files } = this.#settings;
    const { id, path, name, experiment, kept, columns } = document;
    // An experiment that was never saved may have a draft although nobody edited it.
    const draft = kept === undefined || (path === undefined && kept.experiment === experiment) ? undefined : { ...kept, fileChangedSince };
    return {
      document: id,
      name,
      experiment: columns.light(experiment),
      elsewhere: documents.elsewhere(document),
      ...(path === undefined ? {} : { path: files.display(path) }),
      ...(draft === undefined ? {} : { draft: { ...draft, experiment: columns.light(draft.experiment) } }),
    };
  }

  async #write(document: OpenDocument, text: string, target: string, overwrite: boolean): Promise<void> {
    const { disk, files } = this.#settings;
    const options = { within: files.within, ...(disk === undefined ? {} : { disk }) };
    try {
      const expected = target === document.path ? document.stamp : undefined;
      const stamp = overwrite ? await replaceText(target, text, options) : await saveText(target, text, expected, options);
      await this.#moved(document, target, stamp);
    } catch (error) {
      // The file was replaced completely and only the flush failed, so the document now belongs to the new file.
      if (error instanceof BenchError && error.code === "file-not-durable") await this.#moved(document, target, await currentStamp(target, files.within));
      throw error;
    }
  }

  async #moved(document: OpenDocument, target: string, stamp: string | undefined): Promise<void> {
    const { documents, recent, clock } = this.#settings;
    const from = document.path;
    document.path = target;
    document.name = experimentNameOf(target);
    document.stamp = stamp;
    document.savedStamp = stamp;
    document.toldOf = undefined;
    await recent.add({ path: target, openedAt: clock().getTime() });
    if (from === target) return;
    documents.tellOthers(from, document);
    documents.tellOthers(target, document);
    await document.stopWatching?.();
    this.#watch(document);
  }

  #watch(document: OpenDocument): void {
    document.stopWatching = document.path === undefined ? undefined : watchFile(document.path, () => void this.check(document));
  }
}

const unreadable = Symbol("unreadable");

/** The file may be locked for a moment; the next file system event triggers another check. */
function ifUnreadableStamp(error: unknown): typeof unreadable {
  if (error instanceof BenchError) return unreadable;
  throw error;
}

function ifUnreadable(error: unknown): undefined {
  if (!(error instanceof BenchError)) throw error;
}
