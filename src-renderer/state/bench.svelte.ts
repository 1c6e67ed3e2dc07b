import type { ReplyOf } from "../../src-shared/contract/contract.ts";
import type { OpenedExperiment, Workbench, WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import { addProtocol, deleteProtocol, deleteRun, duplicateProtocol, keepRun, moveProtocol, nextRunId, renameProtocol } from "../../src-shared/experiment/edit-experiment.ts";
import { experimentFormat, type Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { clockTime } from "./clock-time.ts";
import type { Connection } from "./connection.svelte.ts";
import { OpenDocument } from "./document.svelte.ts";
import { DraftKeeper } from "./draft-keeper.svelte.ts";
import type { Layout } from "./layout.svelte.ts";
import { newProtocol } from "./new-protocol.ts";
import type { Notices } from "./notices.svelte.ts";
import { runName, type Run } from "./run.svelte.ts";
import { RunsState } from "./runs.svelte.ts";

/** What stands over the bench; one at a time. */
export type Dialog =
  | { readonly kind: "open" | "save-as" | "import-waveform" | "commands" | "shortcuts" | "templates" }
  | { readonly kind: "export"; readonly runs: readonly string[] }
  | { readonly kind: "unsaved"; readonly then: () => void };

type Hello = ReplyOf<WorkbenchContract, "hello">;

/** The whole state of one window, and what can be done with it: what actions, menus and panes call. */
export class Bench {
  readonly connection: Connection;
  readonly workbench: Workbench;
  readonly layout: Layout;
  readonly notices: Notices;
  readonly runs: RunsState;
  document: OpenDocument | undefined = $state();
  tab: "design" | "results" = $state("design");
  dialog: Dialog | undefined = $state.raw();
  /** who serves this window; undefined until it has answered */
  hello: Hello | undefined = $state.raw();
  readonly #drafts: DraftKeeper;

  constructor(connection: Connection, layout: Layout, notices: Notices) {
    this.connection = connection;
    this.workbench = connection.workbench;
    this.layout = layout;
    this.notices = notices;
    this.runs = new RunsState(this.workbench, (run) => this.#runEnded(run));
    this.#drafts = new DraftKeeper(this.workbench, (error) => notices.raise(error));
    this.workbench.on("fileChanged", ({ document, change }) => {
      if (this.document?.id === document) this.document.fileChanged = change;
    });
    this.workbench.on("openElsewhere", ({ document, windows }) => {
      if (this.document?.id === document) this.document.elsewhere = windows;
    });
  }

  /** Ask who serves; to be called once. */
  async begin(): Promise<void> {
    await this.#attempt(async () => {
      this.hello = await this.workbench.hello({});
    });
  }

  // Experiments

  async openPath(path: string): Promise<void> {
    await this.#open(() => this.workbench.openExperiment({ path }));
  }
  /** A template opens as an experiment of its own, which has no file yet. */
  async openTemplate(template: { readonly name: string; readonly experiment: Experiment }): Promise<void> {
    await this.#open(() => this.workbench.newExperiment(template));
  }
  async openText(name: string, text: string): Promise<void> {
    await this.#open(() => this.workbench.openText({ name, text }));
  }
  async openDraft(draft: string): Promise<void> {
    await this.#open(() => this.workbench.openDraft({ draft }));
  }
  async newExperiment(): Promise<void> {
    const experiment: Experiment = { format: experimentFormat, version: experimentVersion, protocols: [newProtocol()] };
    await this.#open(() => this.workbench.newExperiment({ name: "Untitled", experiment }));
  }

  /** @returns whether the experiment is in its file now */
  async save(): Promise<boolean> {
    const document = this.document;
    if (document === undefined) return false;
    if (document.path === undefined) {
      this.dialog = { kind: "save-as" };
      return false;
    }
    return await this.#save(document, { overwrite: false });
  }

  /** @throws BenchError file-exists where the file exists and `overwrite` is false */
  async saveAs(path: string, overwrite: boolean): Promise<boolean> {
    const document = this.document;
    return document !== undefined && (await this.#save(document, { path, overwrite }, true));
  }

  /** The file was changed by another program: what is here replaces it. */
  async overwriteFile(): Promise<boolean> {
    const document = this.document;
    return document !== undefined && (await this.#save(document, { overwrite: true }));
  }

  /** The file was changed by another program: its content becomes an edit, so that undo brings back what was here. */
  async reloadFile(): Promise<void> {
    const document = this.document;
    if (document === undefined) return;
    await this.#attempt(async () => {
      const { experiment } = await this.workbench.rereadExperiment({ document: document.id });
      document.apply("Reload from disk", experiment);
      document.savedAs(experiment, document.path!, document.name);
    });
  }

  /** Leave the experiment; unsaved edits are asked about first. */
  leave(then: () => void): void {
    if (this.document?.edited === true) this.dialog = { kind: "unsaved", then };
    else then();
  }

  async closeDocument(): Promise<void> {
    const document = this.document;
    if (document === undefined) return;
    this.#drafts.forget();
    this.document = undefined;
    this.runs.forgetAll();
    this.tab = "design";
    this.#dismissDocumentBars();
    await this.#attempt(async () => await this.workbench.closeDocument({ document: document.id }));
  }

  /** After a lost connection: a new one, and on it the experiment as it is here. */
  async reconnect(): Promise<void> {
    this.connection.reconnect();
    await this.#attempt(async () => {
      this.hello = await this.workbench.hello({});
      const document = this.document;
      if (document === undefined) return;
      const { found } = await this.workbench.resumeDocument({ document: document.id });
      if (!found) await this.#takeUpAgain(document);
      this.#drafts.keepSoon();
      this.keepDrafts();
    });
  }

  // Runs

  run(): void {
    const document = this.document;
    if (document === undefined || this.runs.current !== undefined) return;
    const [problem] = document.problems;
    if (problem !== undefined) {
      this.tab = "design";
      document.goTo = problem.path;
      return;
    }
    const id = nextRunId(document.experiment, this.runs.all.map((run) => run.id));
    const { protocol } = document;
    void this.#attempt(async () => {
      const starting = this.runs.start(document.id, id, protocol);
      document.runId = id;
      this.tab = "results";
      await starting;
    });
  }

  cancelRun(): void {
    const run = this.runs.current;
    if (run !== undefined) void this.#attempt(async () => await this.runs.cancel(run));
  }

  resumeRun(): void {
    const run = this.chosenRun;
    if (run !== undefined && run.phase !== "running") void this.#attempt(async () => await this.runs.resume(run));
  }

  /** The run that the results show. */
  get chosenRun(): Run | undefined {
    const id = this.document?.runId;
    return id === undefined ? undefined : this.runs.byId(id);
  }

  /** Show a run; one of an earlier session is computed again and verified. */
  chooseRun(runId: string | undefined): void {
    const document = this.document;
    if (document === undefined) return;
    document.runId = runId;
    if (runId === undefined) return;
    this.tab = "results";
    const record = document.experiment.runs?.find(({ id }) => id === runId);
    if (record === undefined) return;
    if (document.experiment.protocols.some(({ id }) => id === record.protocol)) document.chooseProtocol(record.protocol);
    if (this.runs.byId(runId) === undefined) void this.#attempt(async () => void (await this.runs.open(document.id, record)));
  }

  deleteRun(runId: string): void {
    const document = this.document;
    if (document === undefined) return;
    document.apply(`Delete ${runName(runId)}`, deleteRun(document.experiment, runId));
    if (document.runId === runId) document.runId = undefined;
    this.notices.say(`Deleted ${runName(runId)}.`, { undo: () => this.undo() });
  }

  // Protocols

  chooseProtocol(id: string): void {
    const document = this.document;
    if (document === undefined) return;
    document.chooseProtocol(id);
    // The newest run of a protocol is what its results are; one that is not in memory waits until it is asked for.
    document.runId = document.runsOf(id)[0]?.id;
  }

  addProtocol(protocol: Protocol = newProtocol()): void {
    this.#addAndChoose("Add protocol", (experiment) => addProtocol(experiment, protocol));
  }
  duplicateProtocol(id: string): void {
    this.#addAndChoose("Duplicate protocol", (experiment) => duplicateProtocol(experiment, id));
  }
  moveProtocol(id: string, by: number): void {
    this.document?.apply("Move protocol", moveProtocol(this.document.experiment, id, by));
  }

  /** @throws BenchError name-empty, protocol-repeated */
  renameProtocol(id: string, name: string): void {
    this.document?.apply("Rename protocol", renameProtocol(this.document.experiment, id, name));
  }

  deleteProtocol(id: string): void {
    const document = this.document;
    if (document === undefined) return;
    const name = document.experiment.protocols.find((protocol) => protocol.id === id)?.name ?? "";
    const runs = document.runsOf(id).length;
    try {
      const at = document.experiment.protocols.findIndex((protocol) => protocol.id === id);
      const next = deleteProtocol(document.experiment, id);
      document.apply(`Delete ${name}`, next);
      if (document.protocolId !== id) this.chooseProtocol(next.protocols[Math.min(at, next.protocols.length - 1)]!.id);
      this.notices.say(`Deleted ${name}${runs === 0 ? "" : ` and its ${runs === 1 ? "run" : `${runs} runs`}`}.`, { undo: () => this.undo() });
    } catch (error) {
      this.notices.raise(error);
    }
  }

  // Everything

  undo(): void {
    this.document?.history.undo();
    this.#edited();
  }
  redo(): void {
    this.document?.history.redo();
    this.#edited();
  }

  /** Send the focus to the next field to mend, or the one before. */
  showProblem(direction: 1 | -1): void {
    const document = this.document;
    if (document === undefined || document.problems.length === 0) return;
    const paths = document.problems.map(({ path }) => path);
    const at = document.lastProblem === undefined ? -1 : paths.indexOf(document.lastProblem);
    const next = paths[(at === -1 ? (direction === 1 ? 0 : paths.length - 1) : at + direction + paths.length) % paths.length]!;
    this.tab = "design";
    document.lastProblem = next;
    document.goTo = next;
  }

  toggleTheme(): void {
    this.layout.theme = this.layout.dark ? "light" : "dark";
  }

  /** To be called from an effect that reads the document: keeps unsaved edits about a second after the last. */
  keepDrafts(): void {
    const { document } = this;
    if (document?.edited === true) this.#drafts.watch(document, document.experiment);
  }

  async #open(call: () => Promise<OpenedExperiment>): Promise<void> {
    await this.#attempt(async () => {
      const opened = await call();
      if (this.document !== undefined) await this.closeDocument();
      const document = new OpenDocument(opened);
      this.document = document;
      this.dialog = undefined;
      this.tab = "design";
      document.runId = document.runsOf(document.protocolId)[0]?.id;
      if (opened.draft !== undefined) this.#recover(document, opened.draft);
    });
  }

  /** What a crash left unsaved is an edit on top of the file: undo goes back to the file. */
  #recover(document: OpenDocument, draft: NonNullable<OpenedExperiment["draft"]>): void {
    document.apply("Recover unsaved edits", draft.experiment);
    document.seal();
    const since = draft.fileChangedSince ? " The file has changed since then." : "";
    this.notices.show({
      key: "recovered",
      tone: "plain",
      title: `Unsaved edits of ${clockTime(draft.keptAt)} were recovered.${since}`,
      detail: "They are not in the file yet.",
      actions: [
        { label: "Keep them", perform: () => this.notices.dismiss("recovered") },
        { label: "Go back to the file", perform: () => (this.undo(), this.notices.dismiss("recovered")) },
      ],
    });
  }

  async #save(document: OpenDocument, how: { path?: string; overwrite: boolean }, rethrow = false): Promise<boolean> {
    const { experiment } = document;
    document.seal();
    try {
      const saved = await this.workbench.saveExperiment({ document: document.id, experiment, ...how });
      document.savedAs(experiment, saved.path, saved.name);
      document.elsewhere = saved.elsewhere;
      this.#drafts.forget();
      return true;
    } catch (error) {
      if (error instanceof BenchError && error.code === "file-changed-on-disk" && !rethrow) {
        document.fileChanged = "changed";
        return false;
      }
      if (rethrow) throw error;
      this.notices.raise(error);
      return false;
    }
  }

  async #takeUpAgain(document: OpenDocument): Promise<void> {
    this.runs.forgetAll();
    const { path, name, experiment } = document;
    const opened = path === undefined ? await this.workbench.newExperiment({ name, experiment }) : await this.workbench.openExperiment({ path });
    document.id = opened.document;
    document.elsewhere = opened.elsewhere;
  }

  #addAndChoose(label: string, add: (experiment: Experiment) => { experiment: Experiment; added: Protocol }): void {
    const document = this.document;
    if (document === undefined) return;
    const { experiment, added } = add(document.experiment);
    document.apply(label, experiment);
    this.chooseProtocol(added.id);
    this.tab = "design";
  }

  #runEnded(run: Run): void {
    const { document } = this;
    const { record } = run;
    if (document === undefined || record === undefined || run.recomputed) return;
    document.history.amend((experiment) => keepRun(experiment, record));
  }

  #edited(): void {
    const { document } = this;
    if (document === undefined) return;
    const { runs = [] } = document.experiment;
    if (document.runId !== undefined && this.runs.byId(document.runId) === undefined && !runs.some(({ id }) => id === document.runId)) document.runId = undefined;
  }

  #dismissDocumentBars(): void {
    for (const { key } of this.notices.bars) this.notices.dismiss(key);
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.notices.raise(error);
    }
  }
}
