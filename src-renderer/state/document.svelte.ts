import { SvelteMap } from "svelte/reactivity";
import type { OpenedExperiment } from "../../src-shared/contract/workbench-contract.ts";
import { changeProtocol, nextRunId, runsOf } from "../../src-shared/experiment/edit-experiment.ts";
import type { Experiment, RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Protocol, ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { planOf, planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { History } from "./history.svelte.ts";

/** Something to mend in a protocol; `path` is a JSON pointer into it: "/neuron/V_reset". */
export interface FieldProblem {
  readonly path: string;
  readonly error: BenchError;
}

/** What was typed into a field and could not be read. */
interface FieldText {
  readonly text: string;
  readonly error: BenchError;
  /** how many edits came before it */
  readonly depth: number;
  /** whether it came with an edit, as pasted cells do, and goes with it */
  readonly withEdit: boolean;
}

/** Which sweep, noise level and trial is looked at, everywhere; indices from 0. */
export interface Selection {
  readonly sweep: number;
  readonly noise: number;
  readonly trial: number;
}

// The sidebar asks of every protocol at every edit of one of them; protocols are never changed in place, so each is judged once.
const judged = new WeakMap<Protocol, readonly BenchError[]>();

function rulesBrokenBy(protocol: Protocol): readonly BenchError[] {
  const known = judged.get(protocol) ?? planOf(protocol, "").problems;
  judged.set(protocol, known);
  return known;
}

/** An open experiment: its history, what of it is chosen, and what is typed but not understood. */
export class OpenDocument {
  readonly history: History<Experiment>;
  /** of the service; another one after the connection was lost */
  id: string;
  path: string | undefined = $state();
  name: string = $state("");
  /** when unsaved edits were last put where a crash does not reach them, ms since 1970 */
  keptAt: number | undefined = $state();
  /** other windows that have this file open */
  elsewhere: number = $state(0);
  /** by another program, since it was opened or saved */
  fileChanged: "changed" | "deleted" | undefined = $state();
  /** path of the field that takes the focus next */
  goTo: string | undefined = $state();
  /** path of the problem that was gone to last */
  lastProblem: string | undefined;
  /** id of the protocol whose name is being typed in the sidebar */
  renaming: string | undefined = $state();
  /** the epoch whose row and span are lit */
  litEpoch: number | undefined = $state();
  /** row of the epoch table that was worked on last: what is imported goes behind it */
  activeEpoch: number = $state(0);
  /** id of the chosen run */
  runId: string | undefined = $state();

  #saved: Experiment;
  #protocolId: string;
  #selection: Selection = $state.raw({ sweep: 0, noise: 0, trial: 0 });
  readonly #texts = new SvelteMap<string, FieldText>();
  /** of every run that any step of the history has, or that was begun */
  readonly #runIds = new Set<string>();
  // The last valid form of each protocol: what the preview goes on to show. A memory, not a state: it follows from what was derived.
  readonly #lastValid = new Map<string, Plan>();

  readonly #protocol = $derived.by((): Protocol => {
    const { protocols } = this.history.present;
    return protocols.find(({ id }) => id === this.#protocolId) ?? protocols[0]!;
  });
  readonly #problems = $derived.by((): readonly FieldProblem[] => this.#problemsIn(this.#protocol));
  readonly #plan = $derived.by((): Plan | undefined => {
    const protocol = this.#protocol;
    if (this.#problems.length === 0) this.#lastValid.set(protocol.id, planOrThrow(protocol, ""));
    return this.#lastValid.get(protocol.id);
  });

  constructor(opened: OpenedExperiment) {
    this.id = opened.document;
    this.path = opened.path;
    this.name = opened.name;
    this.history = new History(opened.experiment);
    this.#saved = $state.raw(opened.experiment);
    this.#protocolId = $state(opened.experiment.protocols[0]!.id);
    this.elsewhere = opened.elsewhere;
    this.#noteRunIds(opened.experiment);
    this.#chooseTellingSweep();
  }

  get experiment(): Experiment {
    return this.history.present;
  }
  /** whether there is something that the file does not have */
  get edited(): boolean {
    return this.history.present !== this.#saved;
  }
  /** as the file had it when it was opened or saved */
  get saved(): Experiment {
    return this.#saved;
  }
  get protocolId(): string {
    return this.#protocol.id;
  }
  get protocol(): Protocol {
    return this.#protocol;
  }
  /** the selected protocol, or while it has problems the last form of it that had none */
  /** of its last valid form; undefined before there was one */
  get plan(): Plan | undefined {
    return this.#plan;
  }
  get resolved(): ResolvedProtocol | undefined {
    return this.#plan?.protocol;
  }
  get stale(): boolean {
    return this.#problems.length > 0;
  }
  get problems(): readonly FieldProblem[] {
    return this.#problems;
  }
  get sweep(): number {
    return Math.min(this.#selection.sweep, (this.#plan?.protocol.sweeps ?? 1) - 1);
  }
  get noise(): number {
    return Math.min(this.#selection.noise, (this.#plan?.protocol.noise?.levels.length ?? 1) - 1);
  }
  get trial(): number {
    return Math.min(this.#selection.trial, (this.#plan?.protocol.trials ?? 1) - 1);
  }

  /** What was chosen, whatever the protocol is now: a run may have more sweeps than it. */
  get selection(): Selection {
    return this.#selection;
  }

  problemAt(path: string): BenchError | undefined {
    return this.#problems.find((problem) => problem.path === path)?.error;
  }

  /** How many fields of a protocol are to be mended. */
  problemsOf(protocolId: string): number {
    if (protocolId === this.#protocol.id) return this.#problems.length;
    return this.#problemsIn(this.experiment.protocols.find(({ id }) => id === protocolId)!).length;
  }

  select(selection: Partial<Selection>): void {
    this.#selection = { ...this.#selection, ...selection };
  }

  chooseProtocol(id: string): void {
    if (id === this.#protocol.id) return;
    this.history.seal();
    this.#protocolId = id;
    this.#chooseTellingSweep();
  }

  /** One edit of the selected protocol; edits of one key that follow each other are one step of undo. */
  change(label: string, next: Protocol, key?: string): void {
    this.apply(label, changeProtocol(this.experiment, next), key === undefined ? undefined : `${next.id} ${key}`);
  }

  /** One edit of the experiment. */
  apply(label: string, next: Experiment, key?: string): void {
    this.#noteRunIds(next);
    this.history.apply(label, next, key);
  }

  /** The next edit is a step of its own. */
  seal(): void {
    this.history.seal();
  }

  /** What stands in a field though it could not be read. */
  textAt(path: string): string | undefined {
    return this.#texts.get(`${this.#protocol.id} ${path}`)?.text;
  }
  /** @param withEdit the text is part of the last edit: undo takes both back together */
  keepText(path: string, text: string, error: BenchError, withEdit = false): void {
    this.#texts.set(`${this.#protocol.id} ${path}`, { text, error, depth: this.history.depth, withEdit });
  }
  dropText(path: string): void {
    this.#texts.delete(`${this.#protocol.id} ${path}`);
  }
  /** Forget the texts of all fields under a path: their rows have moved, or were replaced. */
  dropTextsUnder(path: string): void {
    for (const key of [...this.#texts.keys()]) if (key.startsWith(`${this.#protocol.id} ${path}`)) this.#texts.delete(key);
  }

  /** Take the last edit back. What was typed since and could not be read is the first to go: its field may not be there before that edit. */
  undo(): void {
    const { depth } = this.history;
    if (this.#dropTexts((text) => text.depth >= depth && !text.withEdit)) return;
    this.history.undo();
    this.#dropTexts((text) => text.depth >= depth);
  }
  redo(): void {
    this.#dropTexts(() => true);
    this.history.redo();
  }

  /** Send the focus to the problem after the one that was gone to last, or before it; round at the ends. */
  goToProblem(direction: 1 | -1): void {
    const paths = this.#problems.map(({ path }) => path);
    const last = this.lastProblem === undefined ? -1 : paths.indexOf(this.lastProblem);
    const first = direction === 1 ? 0 : paths.length - 1;
    const next = paths[last === -1 ? first : (last + direction + paths.length) % paths.length];
    this.lastProblem = next;
    this.goTo = next;
  }

  /** The focus has come to where it was sent. */
  arrived(): void {
    this.goTo = undefined;
  }

  /** Id for a new run: none that a run has, or had before it was deleted, since undo may bring that one back. */
  newRunId(): string {
    const id = nextRunId(this.experiment, [...this.#runIds]);
    this.#runIds.add(id);
    return id;
  }

  /** Runs of a protocol that the experiment keeps, the newest first. */
  runsOf(protocolId: string): readonly RunRecord[] {
    return runsOf(this.experiment)
      .filter(({ protocol }) => protocol === protocolId)
      .toReversed();
  }

  /** The file holds `experiment` now. */
  savedAs(experiment: Experiment, path: string, name: string): void {
    this.#saved = experiment;
    this.path = path;
    this.name = name;
    this.fileChanged = undefined;
    this.keptAt = undefined;
  }

  #noteRunIds(experiment: Experiment): void {
    for (const { id } of runsOf(experiment)) this.#runIds.add(id);
  }

  /** @returns whether there was any */
  #dropTexts(which: (text: FieldText) => boolean): boolean {
    const keys = [...this.#texts].filter(([, text]) => which(text)).map(([key]) => key);
    for (const key of keys) this.#texts.delete(key);
    return keys.length > 0;
  }

  #problemsIn(protocol: Protocol): FieldProblem[] {
    const prefix = `${protocol.id} `;
    const typed = [...this.#texts].flatMap(([key, { error }]) => (key.startsWith(prefix) ? [{ path: key.slice(prefix.length), error }] : []));
    const known = new Set(typed.map(({ path }) => path));
    const semantic = rulesBrokenBy(protocol).map((error) => ({ path: error.where, error }));
    return [...typed, ...semantic.filter(({ path }) => !known.has(path))];
  }

  /** The last sweep of a rising series says most; it is what the figures choose too. */
  #chooseTellingSweep(): void {
    const sweeps = this.#plan?.protocol.sweeps ?? 1;
    this.#selection = { sweep: Math.max(0, sweeps - 2), noise: 0, trial: 0 };
  }
}
