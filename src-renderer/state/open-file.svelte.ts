import type { ReplyOf } from "../../src-shared/contract/contract.ts";
import type { OpenedExperiment, RunInMemory, Workbench, WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import { runsOf } from "../../src-shared/experiment/edit-experiment.ts";
import { unknownKeys } from "../../src-shared/experiment/unknown-keys.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { clockTime } from "../notation/clock-time.ts";
import { OpenDocument } from "./document.svelte.ts";
import { DraftKeeper } from "./draft-keeper.svelte.ts";
import { recallOpen, rememberOpen, type LastOpen, type LookedAt } from "./last-open.ts";
import type { Notices } from "./notices.svelte.ts";

/** key of the message about keys of the file that nothing reads */
const unread = "unread-keys";

/** What a document that is opened or closed does with its runs. */
export interface RunsOfDocument {
  /** called with the runs that the service has in memory */
  readonly takeUp: (document: OpenDocument, runs: readonly RunInMemory[]) => void;
  /** called before the document is closed; returns the handles of runs that go on */
  readonly leave: (document: OpenDocument) => readonly string[];
}

/** The open experiment of a window and its file: opens, drafts, saves and closes it. */
export class OpenFile {
  document: OpenDocument | undefined = $state();
  readonly #workbench: Workbench;
  readonly #notices: Notices;
  readonly #drafts: DraftKeeper;
  readonly #storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly #runs: RunsOfDocument;

  /** @param storage `sessionStorage` of this window, which survives a reload only */
  constructor(workbench: Workbench, notices: Notices, storage: Pick<Storage, "getItem" | "setItem" | "removeItem">, runs: RunsOfDocument) {
    this.#runs = runs;
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

  /**
   * Shows an experiment that the service opened and closes the previous one.
   *
   * @param shown called as soon as it is shown: what a person does from then on must not be overwritten
   * @throws BenchError from the service
   */
  async open(call: () => Promise<OpenedExperiment>, shown: (document: OpenDocument) => void = () => undefined): Promise<void> {
    const opened = await call();
    await this.close();
    const document = new OpenDocument(opened);
    this.document = document;
    if (opened.draft !== undefined) this.#recover(document, opened.draft);
    document.runId = document.runsOf(document.protocolId)[0]?.id;
    this.#runs.takeUp(document, opened.runs);
    this.#tellUnreadKeys(document);
    shown(document);
    // The state of the runs was told to the window that had them.
    if (opened.runs.length > 0) await this.#workbench.resumeDocument({ document: document.id });
  }

  /** Whether a document was open before a reload of the page. */
  get hasLast(): boolean {
    return recallOpen(this.#storage) !== undefined;
  }

  /**
   * Restores the document and view after a reload of the page.
   *
   * @param showTab called with the tab that was shown
   * @throws BenchError where its file can no longer be opened
   */
  async openLast(showTab: (tab: LookedAt["tab"]) => void): Promise<void> {
    const last = recallOpen(this.#storage);
    if (last === undefined) return;
    // Clear it first, to report a deleted file once instead of at every reload.
    rememberOpen(this.#storage, undefined);
    const opened = await this.#openAgain(last);
    if (opened === undefined) return;
    await this.open(
      () => Promise.resolve(opened),
      (document) => {
        const { lookedAt } = last;
        if (lookedAt === undefined) return;
        if (document.experiment.protocols.some(({ id }) => id === lookedAt.protocol)) document.chooseProtocol(lookedAt.protocol);
        document.select(lookedAt.selection);
        const known = [...runsOf(document.experiment), ...opened.runs];
        document.runId = known.find(({ id }) => id === lookedAt.run)?.id;
        showTab(lookedAt.tab);
      },
    );
  }

  /** Call it from an effect: remembers the document and view for a reload. */
  keepLookedAt(tab: LookedAt["tab"]): void {
    const { document } = this;
    if (document === undefined) return;
    const { id, path, name, protocolId, runId, selection } = document;
    rememberOpen(this.#storage, { document: id, path, name, lookedAt: { tab, protocol: protocolId, run: runId, selection } });
  }

  /**
   * Saves the experiment to its file or to another.
   *
   * @returns false where another program or window has changed the file: nothing is written, and `fileChanged` is set
   * @throws BenchError from the service, for instance file-exists
   */
  async save(how: { readonly path?: string; readonly overwrite: boolean }): Promise<boolean> {
    const { document } = this;
    if (document === undefined) return false;
    // Ask before overwriting a file that others have changed; a deleted file can be written.
    if (document.fileChanged !== undefined && document.fileChanged !== "deleted" && how.path === undefined && !how.overwrite) return false;
    const overwrite = how.overwrite || (document.fileChanged === "deleted" && how.path === undefined);
    const { experiment } = document;
    document.seal();
    try {
      const saved = await this.#workbench.saveExperiment({ document: document.id, experiment, ...how, overwrite });
      document.savedAs(experiment, saved.path, saved.name);
      document.elsewhere = saved.elsewhere;
      this.#drafts.forget();
      // Edits made while saving are not in the file, so they need a draft.
      this.keepDrafts();
      return true;
    } catch (error) {
      if (!(error instanceof BenchError) || error.code !== "file-changed-on-disk") throw error;
      document.fileChanged = "changed";
      return false;
    }
  }

  /** Loads the changed file as an edit, which undo can revert. @throws BenchError if it cannot be read */
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
    this.#notices.dismiss(unread);
    await this.#workbench.closeDocument({ document: document.id, goOn: [...this.#runs.leave(document)] });
  }

  /**
   * Restores the document on a new connection.
   *
   * @returns whether the service still had the document, and the runs that it has of it
   * @throws BenchError where its file cannot be reopened
   */
  async takeUpAgain(): Promise<ReplyOf<WorkbenchContract, "resumeDocument">> {
    const { document } = this;
    if (document === undefined) return { found: true, runs: [] };
    // The old document id is no longer valid for drafts.
    this.#drafts.forget();
    const resumed = await this.#workbench.resumeDocument({ document: document.id });
    let { runs } = resumed;
    if (!resumed.found) {
      const { path, name, experiment } = document;
      const opened = (await this.#openAgain({ path, name })) ?? (await this.#workbench.newExperiment({ name, experiment }));
      document.id = opened.document;
      document.elsewhere = opened.elsewhere;
      ({ runs } = opened);
      if (path !== undefined && writeExperiment(opened.experiment) !== writeExperiment(document.saved)) document.fileChanged = "changed";
    }
    this.#drafts.forget();
    this.keepDrafts();
    return { found: resumed.found, runs };
  }

  /** Call it from an effect: writes a draft about a second after the last edit (debounced). */
  keepDrafts(): void {
    const { document } = this;
    if (document?.edited === true) this.#drafts.watch(document, document.experiment);
  }

  /** undefined where there is neither file nor draft */
  async #openAgain({ document, path, name }: LastOpen): Promise<OpenedExperiment | undefined> {
    const kept = document === undefined ? undefined : await this.#workbench.takeUpDocument({ document });
    if (kept !== undefined) return kept;
    if (path !== undefined) return await this.#workbench.openExperiment({ path });
    const drafts = await this.#workbench.listDrafts({});
    const draft = drafts.find((one) => one.path === undefined && one.name === name);
    return draft === undefined ? undefined : await this.#workbench.openDraft({ draft: draft.draft });
  }

  /** Names keys that nothing reads: a parameter that was meant by one silently has its default instead of the file's value. */
  #tellUnreadKeys({ experiment, path, name }: OpenDocument): void {
    const notes = unknownKeys(experiment).map((note) => note.line(`${path ?? name} `));
    if (notes.length === 0) return;
    this.#notices.show({
      key: unread,
      tone: "warn",
      title: notes.join(" "),
      detail: notes.length === 1 ? "It is kept in the file, and has no effect." : "They are kept in the file, and have no effect.",
      actions: [{ label: "Close", perform: () => this.#notices.dismiss(unread) }],
    });
  }

  /** Applies recovered edits as an edit of the file's content; undo returns to the file. */
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
