import type { ReplyOf } from "../../src-shared/contract/contract.ts";
import type { Desktop, Opening } from "../../src-shared/contract/desktop-contract.ts";
import type { Workbench, WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import { deleteRun, runsOf } from "../../src-shared/experiment/edit-experiment.ts";
import { Attempts } from "./attempts.ts";
import { Comparison } from "./comparison.svelte.ts";
import { chosenSavePath } from "./system-dialogs.ts";
import type { Connection } from "./connection.svelte.ts";
import type { Dialog, Ending } from "./dialog.ts";
import type { OpenDocument } from "./document.svelte.ts";
import type { BenchTab } from "./bench-tabs.ts";
import { firstLiveState } from "../live-neuron/first-live-neuron.ts";
import { leaveExperiment, leaveRuns } from "./leave-experiment.ts";
import type { Layout } from "./layout.svelte.ts";
import { LostRuns } from "./lost-runs.ts";
import type { Notices } from "./notices.svelte.ts";
import { openExperimentOf } from "./open-experiment-of.ts";
import { OpenFile } from "./open-file.svelte.ts";
import { RecentFiles } from "./recent-files.svelte.ts";
import { runName, type Run } from "./run.svelte.ts";
import { RunsState } from "./runs.svelte.ts";
import { takeUpRuns } from "./take-up-runs.ts";
import { Tour } from "./tour.svelte.ts";

/** The state of one window and the operations on it, called by actions, menus and panes. */
export class Bench {
  readonly connection: Connection;
  readonly workbench: Workbench;
  readonly layout: Layout;
  readonly notices: Notices;
  readonly runs: RunsState;
  readonly comparison: Comparison;
  readonly recent: RecentFiles;
  /** the desktop around this window; undefined in a browser */
  readonly desktop: Desktop | undefined;
  readonly tour = new Tour();
  readonly live = firstLiveState();
  dialog: Dialog | undefined = $state.raw();
  /** whether an experiment may still come by itself: that of before a reload, or the one that the desktop made this window for */
  restoring: boolean = $state(false);
  /** description of the service; undefined until it has answered */
  hello: ReplyOf<WorkbenchContract, "hello"> | undefined = $state.raw();
  /** complete experiments to begin with */
  templates: ReplyOf<WorkbenchContract, "listTemplates"> = $state.raw([]);
  #tab: BenchTab = $state("design");
  readonly #file: OpenFile;
  readonly #lostRuns: LostRuns;
  readonly #attempts: Attempts;

  /** @param session storage of this window that survives a reload */
  constructor(connection: Connection, layout: Layout, notices: Notices, session: Pick<Storage, "getItem" | "setItem" | "removeItem">, desktop?: Desktop) {
    this.connection = connection;
    this.desktop = desktop;
    this.workbench = connection.workbench;
    this.layout = layout;
    this.notices = notices;
    this.#attempts = new Attempts(notices);
    this.runs = new RunsState(this.workbench, (run) => this.#runEnded(run));
    this.comparison = new Comparison(() => this.document, this.runs);
    this.recent = new RecentFiles(this.workbench, notices);
    this.#lostRuns = new LostRuns(this.runs, notices, () => performance.now());
    this.#file = new OpenFile(this.workbench, notices, session, {
      takeUp: (document, inMemory) => takeUpRuns(this.runs, document, inMemory),
      leave: (document) => leaveRuns(this.runs, document, notices),
    });
    this.restoring = desktop !== undefined || this.#file.hasLast;
  }

  get document(): OpenDocument | undefined {
    return this.#file.document;
  }

  get tab(): BenchTab {
    return this.#tab;
  }
  set tab(tab: BenchTab) {
    this.#tab = tab;
    this.#recomputeShown();
    if (tab === "compare") this.comparison.begin();
  }

  /** Greets the service and restores the window's document, or opens what the window was created for. Call it once. */
  async begin(): Promise<void> {
    void this.#attempts.attempt(async () => (this.templates = await this.workbench.listTemplates({})));
    void this.recent.load();
    await this.#attempts.first(() => this.#begin().then(() => true));
    this.restoring = false;
  }

  async #begin(): Promise<void> {
    this.hello = await this.workbench.hello({});
    const begun = await this.desktop?.begin({});
    if (begun?.opening !== undefined) await this.#openHere(begun.opening);
    else await this.#file.openLast((tab) => (this.tab = tab));
  }

  /** Opens an experiment: in this window after closing its own or, on the desktop, in the window that the main process chooses. */
  open(opening: Opening): void {
    void this.#attempts.attempt(async () => {
      if (this.desktop === undefined) this.leave(() => void this.#attempts.attempt(() => this.#openHere(opening)));
      else await this.#openBy(this.desktop, opening);
    });
  }

  async #openBy(desktop: Desktop, opening: Opening): Promise<void> {
    // An unreadable file is reported here, in the asking window, rather than in a new one.
    if (opening.kind === "file" && this.document !== undefined) await this.workbench.readRuns({ path: opening.path });
    const { here } = await desktop.placeExperiment({ opening });
    if (here) await this.#openHere(opening);
  }

  /** @returns true if the experiment is saved; false also if it has no file and the dialog asks for a name */
  async save(): Promise<boolean> {
    if (this.document === undefined) return false;
    if (this.document.path === undefined) {
      void this.askWhereToSave();
      return false;
    }
    return (await this.#attempts.attempt(() => this.#file.save({ overwrite: false }))) ?? false;
  }

  /** @param then called once the experiment is saved */
  async askWhereToSave(then?: () => void): Promise<void> {
    const { desktop, document } = this;
    if (document === undefined) return;
    this.dialog = desktop === undefined ? { kind: "save-as", ...(then === undefined ? {} : { then }) } : undefined;
    if (desktop === undefined) return;
    await this.#attempts.attempt(async () => {
      const path = await chosenSavePath(desktop, document);
      // The system's dialog has confirmed the replacement of an existing file.
      if (path !== undefined && (await this.saveAs(path, true))) then?.();
    });
  }

  /** @throws BenchError file-exists where the file exists and `overwrite` is false */
  async saveAs(path: string, overwrite: boolean): Promise<boolean> {
    await this.#attempts.ready;
    return await this.#file.save({ path, overwrite });
  }

  /** Overwrites a file that another program changed with this experiment. */
  async overwriteFile(): Promise<void> {
    await this.#attempts.attempt(() => this.#file.save({ overwrite: true }));
  }
  /** Loads the content of a file that another program changed, as an edit that can be undone. */
  async reloadFile(): Promise<void> {
    await this.#attempts.attempt(() => this.#file.reload());
  }

  /** Closes the experiment, after asking about unsaved edits and about runs that would end. @param ends what is closed */
  leave(then: () => void, ends: Ending["with"] = "experiment"): void {
    leaveExperiment(this, then, ends);
  }

  async closeDocument(): Promise<void> {
    if (this.document !== undefined) await this.#attempts.attempt(() => this.#file.close());
  }

  /** Reconnects after a lost connection and restores the experiment as it is here. @returns whether it succeeded */
  async reconnect(): Promise<boolean> {
    return await this.#attempts.first(() => this.connection.reconnect(() => this.#restore()));
  }

  async #restore(): Promise<void> {
    // A page whose connection was lost before it began has nothing to restore.
    if (this.hello === undefined) {
      await this.#begin();
      return;
    }
    const { found, runs } = await this.#file.takeUpAgain();
    this.hello = await this.workbench.hello({});
    // A service that was started again has lost all runs.
    const starts = found ? [] : this.#lostRuns.startAgain(this.document);
    if (this.document !== undefined) takeUpRuns(this.runs, this.document, runs);
    if (starts.length === 0) this.#forgetLostRun();
    for (const start of starts) void this.#attempts.attempt(start);
    // What is looked at is computed again, where the service has lost it.
    this.#recomputeShown();
    if (this.#tab === "compare") this.comparison.bringIn();
  }

  /** Call it from an effect: writes a draft about a second after the last edit. */
  keepDrafts(): void {
    this.#file.keepDrafts();
  }
  /** Call it from an effect: remembers the open document and the view, so that a reload restores them. */
  keepLookedAt(): void {
    this.#file.keepLookedAt(this.#tab);
  }

  /** Runs the selected protocol; if a field has a problem, moves the focus there instead. */
  run(): void {
    const { document } = this;
    if (document === undefined || this.runs.current !== undefined) return;
    if (document.problems.length > 0) {
      document.lastProblem = undefined;
      return this.showProblem(1);
    }
    const id = document.newRunId();
    void this.#attempts.attempt(async () => {
      const starting = this.runs.start(document.id, id, document.protocol);
      document.runId = id;
      this.tab = "results";
      // A run that failed to start has no results to show.
      await starting.finally(() => this.#forgetLostRun());
    });
  }

  cancelRun(): void {
    const run = this.runs.current;
    if (run !== undefined) void this.#attempts.attempt(() => this.runs.cancel(run));
  }
  /** Simulates the failed and cancelled conditions of the shown run again. */
  resumeRun(): void {
    const run = this.chosenRun;
    if (run !== undefined && run.phase !== "running") void this.#attempts.attempt(() => this.runs.resume(run));
  }

  /** The run that the results show. */
  get chosenRun(): Run | undefined {
    return this.runs.byId(this.document?.runId ?? "");
  }
  /** Shows a run; a run of an earlier session is recomputed and verified. */
  chooseRun(runId: string | undefined): void {
    const { document } = this;
    if (document === undefined) return;
    document.runId = runId;
    if (runId === undefined) return;
    const protocol = runsOf(document.experiment).find(({ id }) => id === runId)?.protocol;
    if (document.experiment.protocols.some(({ id }) => id === protocol)) document.chooseProtocol(protocol!);
    this.tab = "results";
  }

  deleteRun(runId: string): void {
    const { document } = this;
    if (document === undefined) return;
    document.apply(`Delete ${runName(runId)}`, deleteRun(document.experiment, runId));
    if (document.runId === runId) document.runId = undefined;
    void this.#attempts.attempt(() => this.runs.close(runId));
    this.notices.say(`Deleted ${runName(runId)}.`, { undo: () => this.undo(`Delete ${runName(runId)}`) });
  }

  chooseProtocol(id: string): void {
    const { document } = this;
    if (document === undefined) return;
    document.chooseProtocol(id);
    document.runId = document.runsOf(id)[0]?.id;
    this.#recomputeShown();
  }

  undo(only = this.document?.history.undoLabel): void {
    if (only === this.document?.history.undoLabel) this.document?.undo();
    this.#forgetLostRun();
  }
  redo(): void {
    this.document?.redo();
    this.#forgetLostRun();
  }

  /** Moves the focus to the next or previous invalid field, or, without any, to fields with notes. */
  showProblem(direction: 1 | -1): void {
    if (this.document === undefined || this.document.problems.length + this.document.notes.length === 0) return;
    this.tab = "design";
    this.document.goToProblem(direction);
  }

  async #openHere(opening: Opening): Promise<void> {
    await this.#file.open(
      () => openExperimentOf(this.workbench, opening),
      () => {
        this.dialog = undefined;
        this.tab = "design";
      },
    );
    this.layout.tourOffered = false;
    if (opening.kind === "template" && opening.tour === true) this.tour.begin();
    else this.tour.end();
    void this.recent.load();
  }

  /** Recomputes a shown run whose results are not in memory. */
  #recomputeShown(): void {
    const { document } = this;
    if (this.#tab !== "results" || document?.runId === undefined || this.runs.byId(document.runId) !== undefined) return;
    const record = runsOf(document.experiment).find(({ id }) => id === document.runId);
    if (record !== undefined) void this.#attempts.attempt(() => this.runs.open(document.id, record));
  }

  /** Adds an ended run to the experiment, in every undo step, so that undo does not remove it. */
  #runEnded(run: Run): void {
    if (run.record !== undefined && !run.recomputed) this.document?.keepRun(run.record);
  }

  /** Updates the runs in memory after undo or redo restored or removed records. */
  #forgetLostRun(): void {
    const { document } = this;
    if (document?.runId === undefined || this.runs.byId(document.runId)?.phase === "running") return;
    if (!runsOf(document.experiment).some(({ id }) => id === document.runId)) document.runId = undefined;
  }
}
