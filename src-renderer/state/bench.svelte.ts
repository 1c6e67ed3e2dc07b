import type { ReplyOf } from "../../src-shared/contract/contract.ts";
import type { Desktop, Opening } from "../../src-shared/contract/desktop-contract.ts";
import type { Workbench, WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import { deleteRun, keepRun, runsOf } from "../../src-shared/experiment/edit-experiment.ts";
import { Comparison } from "./comparison.svelte.ts";
import { chosenSavePath } from "./system-dialogs.ts";
import type { Connection } from "./connection.svelte.ts";
import type { Dialog } from "./dialog.ts";
import type { OpenDocument } from "./document.svelte.ts";
import type { LookedAt } from "./last-open.ts";
import type { Layout } from "./layout.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import { openExperimentOf } from "./open-experiment-of.ts";
import { OpenFile } from "./open-file.svelte.ts";
import { RecentFiles } from "./recent-files.svelte.ts";
import { runName, type Run } from "./run.svelte.ts";
import { RunsState } from "./runs.svelte.ts";
import { Tour } from "./tour.svelte.ts";

export type BenchTab = LookedAt["tab"];

/** The whole state of one window, and what can be done with it: what actions, menus and panes call. */
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
  dialog: Dialog | undefined = $state.raw();
  /** who serves this window; undefined until it has answered */
  hello: ReplyOf<WorkbenchContract, "hello"> | undefined = $state.raw();
  /** complete experiments to begin with */
  templates: ReplyOf<WorkbenchContract, "listTemplates"> = $state.raw([]);
  #tab: BenchTab = $state("design");
  readonly #file: OpenFile;
  /** Until a window has begun, or has taken its document up again after a lost connection: what is asked of it meanwhile waits. */
  #ready: Promise<unknown> = Promise.resolve();

  /** @param session storage of this window, which a reload does not empty */
  constructor(connection: Connection, layout: Layout, notices: Notices, session: Pick<Storage, "getItem" | "setItem" | "removeItem">, desktop?: Desktop) {
    this.connection = connection;
    this.desktop = desktop;
    this.workbench = connection.workbench;
    this.layout = layout;
    this.notices = notices;
    this.runs = new RunsState(this.workbench, (run) => this.#runEnded(run));
    this.comparison = new Comparison(() => this.document, this.runs);
    this.recent = new RecentFiles(this.workbench, notices);
    this.#file = new OpenFile(this.workbench, notices, session);
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

  /** Ask who serves, and go on where the window was, or with what it was made for; to be called once. */
  async begin(): Promise<void> {
    void this.#attempt(async () => (this.templates = await this.workbench.listTemplates({})));
    void this.recent.load();
    await this.#first(async () => {
      this.hello = await this.workbench.hello({});
      const begun = await this.desktop?.begin({});
      if (begun?.opening !== undefined) await this.#openHere(begun.opening);
      else this.tab = (await this.#file.openLast()) ?? this.#tab;
    });
  }

  /** Open an experiment: in this window, after its own was left, or where the desktop says, which has a window for each. */
  open(opening: Opening): void {
    void this.#attempt(async () => {
      if (this.desktop === undefined) this.leave(() => void this.#attempt(() => this.#openHere(opening)));
      else await this.#openBy(this.desktop, opening);
    });
  }

  async #openBy(desktop: Desktop, opening: Opening): Promise<void> {
    // What cannot be read is said here, where it was asked for, not in a new window.
    if (opening.kind === "file" && this.document !== undefined) await this.workbench.readRuns({ path: opening.path });
    const { here } = await desktop.placeExperiment({ opening });
    if (here) await this.#openHere(opening);
  }

  /** @returns whether the experiment is in its file now; false also where it has none yet and is asked for a name */
  async save(): Promise<boolean> {
    if (this.document === undefined) return false;
    if (this.document.path === undefined) {
      void this.askWhereToSave();
      return false;
    }
    return (await this.#attempt(() => this.#file.save({ overwrite: false }))) ?? false;
  }

  /** @param then what the experiment is left for once it is saved */
  async askWhereToSave(then?: () => void): Promise<void> {
    const { desktop, document } = this;
    if (document === undefined) return;
    this.dialog = desktop === undefined ? { kind: "save-as", ...(then === undefined ? {} : { then }) } : undefined;
    if (desktop === undefined) return;
    await this.#attempt(async () => {
      const path = await chosenSavePath(desktop, document);
      // The system has asked before an existing file is replaced.
      if (path !== undefined && (await this.saveAs(path, true))) then?.();
    });
  }

  /** @throws BenchError file-exists where the file exists and `overwrite` is false */
  async saveAs(path: string, overwrite: boolean): Promise<boolean> {
    await this.#ready;
    return await this.#file.save({ path, overwrite });
  }

  /** The file was changed by another program: what is here replaces it. */
  async overwriteFile(): Promise<void> {
    await this.#attempt(() => this.#file.save({ overwrite: true }));
  }

  /** The file was changed by another program: what it holds now becomes an edit. */
  async reloadFile(): Promise<void> {
    await this.#attempt(() => this.#file.reload());
  }

  /** Leave the experiment; unsaved edits are asked about first. */
  leave(then: () => void): void {
    if (this.document?.edited === true) this.dialog = { kind: "unsaved", then };
    else then();
  }

  async closeDocument(): Promise<void> {
    if (this.document === undefined) return; // One that still waits for its experiment is left at once.
    this.runs.forgetAll();
    await this.#attempt(() => this.#file.close());
  }

  /** After a lost connection: a new one, and on it the experiment as it is here. @returns whether there is one again */
  async reconnect(): Promise<boolean> {
    this.connection.reconnect();
    return await this.#first(async () => {
      const found = await this.#file.takeUpAgain();
      this.hello = await this.workbench.hello({});
      // A service that has begun anew knows no run any more, and one that had not ended has left no record.
      if (!found) {
        this.runs.forgetAll();
        this.#forgetLostRun();
      }
    });
  }

  /** To be called from an effect: keeps unsaved edits about a second after the last of them. */
  keepDrafts(): void {
    this.#file.keepDrafts();
  }
  /** To be called from an effect: what is open, and what of it is looked at, is the same after the page is loaded again. */
  keepLookedAt(): void {
    this.#file.keepLookedAt(this.#tab);
  }

  /** Run the selected protocol; where it has something to mend, go there instead. */
  run(): void {
    const { document } = this;
    if (document === undefined || this.runs.current !== undefined) return;
    if (document.problems.length > 0) {
      document.lastProblem = undefined;
      return this.showProblem(1);
    }
    const id = document.newRunId();
    void this.#attempt(async () => {
      const starting = this.runs.start(document.id, id, document.protocol);
      document.runId = id;
      this.tab = "results";
      // One that could not be started is none that results could show.
      await starting.finally(() => this.#forgetLostRun());
    });
  }

  cancelRun(): void {
    const run = this.runs.current;
    if (run !== undefined) void this.#attempt(() => this.runs.cancel(run));
  }

  /** Simulate what failed or was cancelled of the shown run. */
  resumeRun(): void {
    const run = this.chosenRun;
    if (run !== undefined && run.phase !== "running") void this.#attempt(() => this.runs.resume(run));
  }

  /** The run that the results show. */
  get chosenRun(): Run | undefined {
    return this.runs.byId(this.document?.runId ?? "");
  }

  /** Show a run; one of an earlier session is computed again and verified. */
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
    void this.#attempt(() => this.runs.close(runId));
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

  /** Send the focus to the next field to mend, or the one before. */
  showProblem(direction: 1 | -1): void {
    if ((this.document?.problems.length ?? 0) === 0) return;
    this.tab = "design";
    this.document?.goToProblem(direction);
  }

  async #openHere(opening: Opening): Promise<void> {
    await this.#file.open(async () => {
      const opened = await openExperimentOf(this.workbench, opening);
      this.runs.forgetAll();
      return opened;
    });
    this.dialog = undefined;
    this.tab = "design";
    this.layout.tourOffered = false;
    if (opening.kind === "template" && opening.tour === true) this.tour.begin();
    else this.tour.end();
    void this.recent.load();
  }

  /** Results that are looked at and not in memory are computed again. */
  #recomputeShown(): void {
    const { document } = this;
    if (this.#tab !== "results" || document?.runId === undefined || this.runs.byId(document.runId) !== undefined) return;
    const record = runsOf(document.experiment).find(({ id }) => id === document.runId);
    if (record !== undefined) void this.#attempt(() => this.runs.open(document.id, record));
  }

  /** A run that has ended is kept by the experiment; undo does not take it away. */
  #runEnded(run: Run): void {
    const { record } = run;
    if (record !== undefined && !run.recomputed) this.document?.history.amend((experiment) => keepRun(experiment, record));
  }

  /** Undo and redo bring runs back and take them away. */
  #forgetLostRun(): void {
    const { document } = this;
    if (document?.runId === undefined || this.runs.byId(document.runId)?.phase === "running") return;
    if (!runsOf(document.experiment).some(({ id }) => id === document.runId)) document.runId = undefined;
  }

  /** Do something that all else waits for. @returns whether it went well */
  async #first(work: () => Promise<void>): Promise<boolean> {
    const done = this.#attempt(() => work().then(() => true));
    this.#ready = done;
    return (await done) ?? false;
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      await this.#ready;
      return await work();
    } catch (error) {
      this.notices.raise(error);
      return undefined;
    }
  }
}
