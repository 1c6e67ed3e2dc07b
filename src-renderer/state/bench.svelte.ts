import type { ReplyOf } from "../../src-shared/contract/contract.ts";
import type { Desktop } from "../../src-shared/contract/desktop-contract.ts";
import type { OpenedExperiment, Workbench, WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import { deleteRun, keepRun, runsOf } from "../../src-shared/experiment/edit-experiment.ts";
import { experimentFormat, type Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import type { Connection } from "./connection.svelte.ts";
import type { Dialog } from "./dialog.ts";
import type { OpenDocument } from "./document.svelte.ts";
import type { Layout } from "./layout.svelte.ts";
import { newProtocol } from "./new-protocol.ts";
import type { Notices } from "./notices.svelte.ts";
import { OpenFile } from "./open-file.svelte.ts";
import { runName, type Run } from "./run.svelte.ts";
import { RunsState } from "./runs.svelte.ts";

export type BenchTab = "design" | "results" | "compare";

/** The whole state of one window, and what can be done with it: what actions, menus and panes call. */
export class Bench {
  readonly connection: Connection;
  readonly workbench: Workbench;
  readonly layout: Layout;
  readonly notices: Notices;
  readonly runs: RunsState;
  /** the desktop around this window; undefined in a browser */
  readonly desktop: Desktop | undefined;
  dialog: Dialog | undefined = $state.raw();
  /** who serves this window; undefined until it has answered */
  hello: ReplyOf<WorkbenchContract, "hello"> | undefined = $state.raw();
  /** complete experiments to begin with */
  templates: ReplyOf<WorkbenchContract, "listTemplates"> = $state.raw([]);
  #tab: BenchTab = $state("design");
  readonly #file: OpenFile;

  /** @param session storage of this window, which a reload does not empty */
  constructor(connection: Connection, layout: Layout, notices: Notices, session: Pick<Storage, "getItem" | "setItem" | "removeItem">, desktop?: Desktop) {
    this.connection = connection;
    this.desktop = desktop;
    this.workbench = connection.workbench;
    this.layout = layout;
    this.notices = notices;
    this.runs = new RunsState(this.workbench, (run) => this.#runEnded(run));
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
  }

  /** Ask who serves, and go on where the window was; to be called once. */
  async begin(): Promise<void> {
    void this.#attempt(async () => (this.templates = await this.workbench.listTemplates({})));
    await this.#attempt(async () => {
      this.hello = await this.workbench.hello({});
      await this.#file.openLast();
    });
  }

  async openPath(path: string): Promise<void> {
    await this.#open(() => this.workbench.openExperiment({ path }));
  }
  /** A template opens as an experiment of its own, which has no file yet. */
  async openTemplate({ name, experiment }: { readonly name: string; readonly experiment: Experiment }): Promise<void> {
    await this.#open(() => this.workbench.newExperiment({ name, experiment }));
  }
  async openText(name: string, text: string): Promise<void> {
    await this.#open(() => this.workbench.openText({ name, text }));
  }
  async openDraft(draft: string): Promise<void> {
    await this.#open(() => this.workbench.openDraft({ draft }));
  }
  async newExperiment(): Promise<void> {
    await this.openTemplate({ name: "Untitled", experiment: { format: experimentFormat, version: experimentVersion, protocols: [newProtocol()] } });
  }

  /** @returns whether the experiment is in its file now; false also where it has none yet and is asked for a name */
  async save(): Promise<boolean> {
    if (this.document === undefined) return false;
    if (this.document.path === undefined) {
      this.dialog = { kind: "save-as" };
      return false;
    }
    return (await this.#attempt(() => this.#file.save({ overwrite: false }))) ?? false;
  }

  /** @throws BenchError file-exists where the file exists and `overwrite` is false */
  async saveAs(path: string, overwrite: boolean): Promise<boolean> {
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
    this.runs.forgetAll();
    await this.#attempt(() => this.#file.close());
  }

  /** After a lost connection: a new one, and on it the experiment as it is here. */
  async reconnect(): Promise<void> {
    this.connection.reconnect();
    await this.#attempt(async () => {
      this.hello = await this.workbench.hello({});
      if (!(await this.#file.takeUpAgain())) this.runs.forgetAll();
    });
  }

  /** To be called from an effect: keeps unsaved edits about a second after the last of them. */
  keepDrafts(): void {
    this.#file.keepDrafts();
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
    const { document } = this;
    if (document === undefined || document.problems.length === 0) return;
    const paths = document.problems.map(({ path }) => path);
    const last = document.lastProblem === undefined ? -1 : paths.indexOf(document.lastProblem);
    const first = direction === 1 ? 0 : paths.length - 1;
    const next = paths[last === -1 ? first : (last + direction + paths.length) % paths.length]!;
    this.tab = "design";
    document.lastProblem = next;
    document.goTo = next;
  }

  toggleTheme(): void {
    this.layout.theme = this.layout.dark ? "light" : "dark";
  }

  async #open(call: () => Promise<OpenedExperiment>): Promise<void> {
    await this.#attempt(async () => {
      await this.#file.open(async () => {
        const opened = await call();
        this.runs.forgetAll();
        return opened;
      });
      this.dialog = undefined;
      this.tab = "design";
    });
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

  async #attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.notices.raise(error);
      return undefined;
    }
  }
}
