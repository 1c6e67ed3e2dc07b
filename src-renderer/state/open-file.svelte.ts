import type { OpenedExperiment, Workbench } from "../../src-shared/contract/workbench-contract.ts";
import { runsOf } from "../../src-shared/experiment/edit-experiment.ts";
import { misspelledKeys } from "../../src-shared/experiment/experiment-notes.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { clockTime } from "../notation/clock-time.ts";
import { OpenDocument } from "./document.svelte.ts";
import { DraftKeeper } from "./draft-keeper.svelte.ts";
import { recallOpen, rememberOpen, type LastOpen, type LookedAt } from "./last-open.ts";
import type { Notices } from "./notices.svelte.ts";

/** key of the message about names that nothing reads */
const misspelt = "misspelt";

/** The one experiment that a window has open, and its file: opened, kept while it is edited, saved, left. */
export class OpenFile {
  document: OpenDocument | undefined = $state();
  readonly #workbench: Workbench;
  readonly #notices: Notices;
  readonly #drafts: DraftKeeper;
  readonly #storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;

  /** @param storage of this window: it outlives a reload, and no more */
  constructor(workbench: Workbench, notices: Notices, storage: Pick<Storage, "getItem" | "setItem" | "removeItem">) {
    this.#workbench = workbench;
    this.#notices = notices;
    this.#storage = storage;
    this.#drafts = new DraftKeeper(workbench, (error) => notices.raise(error));
    workbench.on("fileChanged", ({ document, change }) => {
      if (this.document?.id === document) this.document.fileChanged = change;
    });
    workbench.on("openElsewhere", ({ document, windows }) => {
      if (this.document?.id === document) this.document.elsewhere = windows;
    });
  }

  /** What the service has opened takes the window; the experiment before it is closed. @throws BenchError what the service refuses */
  async open(call: () => Promise<OpenedExperiment>): Promise<void> {
    const opened = await call();
    await this.close();
    const document = new OpenDocument(opened);
    document.runId = document.runsOf(document.protocolId)[0]?.id;
    this.document = document;
    if (opened.draft !== undefined) this.#recover(document, opened.draft);
    this.#tellMisspellings(document);
  }

  /**
   * The page was loaded again: go on with what it had open, as it was looked at.
   *
   * @returns the tab that it was looked at in
   * @throws BenchError where its file cannot be opened any more
   */
  async openLast(): Promise<LookedAt["tab"] | undefined> {
    const last = recallOpen(this.#storage);
    if (last === undefined) return undefined;
    // Asked for once: a file that has gone is not missed at every reload.
    rememberOpen(this.#storage, undefined);
    const opened = await this.#openAgain(last);
    if (opened === undefined) return undefined;
    await this.open(() => Promise.resolve(opened));
    const { document } = this;
    const { lookedAt } = last;
    if (document === undefined || lookedAt === undefined) return undefined;
    if (document.experiment.protocols.some(({ id }) => id === lookedAt.protocol)) document.chooseProtocol(lookedAt.protocol);
    document.select(lookedAt.selection);
    // A run that had not ended has left no record.
    document.runId = runsOf(document.experiment).find(({ id }) => id === lookedAt.run)?.id;
    return lookedAt.tab;
  }

  /** To be called from an effect: it reads what is open and looked at, and keeps it for a reload. */
  keepLookedAt(tab: LookedAt["tab"]): void {
    const { document } = this;
    if (document === undefined) return;
    const { path, name, protocolId, runId, selection } = document;
    rememberOpen(this.#storage, { path, name, lookedAt: { tab, protocol: protocolId, run: runId, selection } });
  }

  /**
   * Write the experiment to its file, or to another.
   *
   * @returns false where another program has changed the file meanwhile: the document says so then, and nothing was written
   * @throws BenchError what the service refuses, file-exists among it
   */
  async save(how: { readonly path?: string; readonly overwrite: boolean }): Promise<boolean> {
    const { document } = this;
    if (document === undefined) return false;
    // What another program wrote is not written over unasked; where it took the file away there is nothing to write over.
    if (document.fileChanged === "changed" && how.path === undefined && !how.overwrite) return false;
    const overwrite = how.overwrite || (document.fileChanged === "deleted" && how.path === undefined);
    const { experiment } = document;
    document.seal();
    try {
      const saved = await this.#workbench.saveExperiment({ document: document.id, experiment, ...how, overwrite });
      document.savedAs(experiment, saved.path, saved.name);
      document.elsewhere = saved.elsewhere;
      this.#drafts.forget();
      // What was edited while the file was written is not in it.
      this.keepDrafts();
      return true;
    } catch (error) {
      if (!(error instanceof BenchError) || error.code !== "file-changed-on-disk") throw error;
      document.fileChanged = "changed";
      return false;
    }
  }

  /** What another program wrote becomes an edit, so that undo brings back what was here. @throws BenchError where it cannot be read */
  async reload(): Promise<void> {
    const { document } = this;
    if (document?.path === undefined) return;
    const { experiment } = await this.#workbench.rereadExperiment({ document: document.id });
    document.apply("Reload from disk", experiment);
    document.seal();
    document.savedAs(experiment, document.path, document.name);
  }

  async close(): Promise<void> {
    const { document } = this;
    if (document === undefined) return;
    this.#drafts.forget();
    this.document = undefined;
    rememberOpen(this.#storage, undefined);
    this.#notices.dismiss("recovered");
    this.#notices.dismiss(misspelt);
    await this.#workbench.closeDocument({ document: document.id });
  }

  /**
   * On a new connection: go on with the document.
   *
   * @returns whether the service still had it, and its runs
   * @throws BenchError where its file cannot be opened again
   */
  async takeUpAgain(): Promise<boolean> {
    const { document } = this;
    if (document === undefined) return true;
    // Nothing is kept under its old id any more.
    this.#drafts.forget();
    const { found } = await this.#workbench.resumeDocument({ document: document.id });
    if (!found) {
      const { path, name, experiment } = document;
      const opened = (await this.#openAgain({ path, name })) ?? (await this.#workbench.newExperiment({ name, experiment }));
      document.id = opened.document;
      document.elsewhere = opened.elsewhere;
      if (path !== undefined && writeExperiment(opened.experiment) !== writeExperiment(document.saved)) document.fileChanged = "changed";
    }
    this.#drafts.forget();
    this.keepDrafts();
    return found;
  }

  /** To be called from an effect: it reads the document, and keeps unsaved edits about a second after the last. */
  keepDrafts(): void {
    const { document } = this;
    if (document?.edited === true) this.#drafts.watch(document, document.experiment);
  }

  /** undefined where there is neither file nor draft */
  async #openAgain({ path, name }: LastOpen): Promise<OpenedExperiment | undefined> {
    if (path !== undefined) return await this.#workbench.openExperiment({ path });
    const drafts = await this.#workbench.listDrafts({});
    const draft = drafts.find((one) => one.path === undefined && one.name === name);
    return draft === undefined ? undefined : await this.#workbench.openDraft({ draft: draft.draft });
  }

  /** A parameter whose name is misspelt has its default, which shows nowhere else that it was not what the file says. */
  #tellMisspellings({ experiment, path, name }: OpenDocument): void {
    const notes = misspelledKeys(experiment, path ?? name);
    if (notes.length === 0) return;
    this.#notices.show({
      key: misspelt,
      tone: "warn",
      title: notes.join(" "),
      detail: notes.length === 1 ? "It is kept in the file, and has no effect." : "They are kept in the file, and have no effect.",
      actions: [{ label: "Close", perform: () => this.#notices.dismiss(misspelt) }],
    });
  }

  /** What a crash left unsaved is an edit on top of the file: undo goes back to the file. */
  #recover(document: OpenDocument, { experiment, keptAt, fileChangedSince }: NonNullable<OpenedExperiment["draft"]>): void {
    document.apply("Recover unsaved edits", experiment);
    document.seal();
    const settle = (): void => this.#notices.dismiss("recovered");
    this.#notices.show({
      key: "recovered",
      tone: "plain",
      title: `Unsaved edits of ${clockTime(keptAt)} were recovered.${fileChangedSince ? " The file has changed since then." : ""}`,
      detail: "They are not in the file yet.",
      actions: [
        { label: "Keep them", perform: settle },
        {
          label: "Go back to the file",
          perform: () => {
            document.history.undo();
            settle();
          },
        },
      ],
    });
  }
}
