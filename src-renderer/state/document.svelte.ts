import { SvelteMap } from "svelte/reactivity";
import type { OpenedExperiment } from "../../src-shared/contract/workbench-contract.ts";
import { changeProtocol, keepRun, nextRunId, runsOf } from "../../src-shared/experiment/edit-experiment.ts";
import type { Experiment, RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Note } from "../../src-shared/notes/note.ts";
import { notesOn } from "../../src-shared/notes/notes-on-plan.ts";
import type { Protocol, ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Place, Plan } from "../../src-shared/plan/plan.ts";
import { planOf, planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { History } from "./history.svelte.ts";

/** A problem of a protocol's field; `path` is a JSON pointer into it: "/neuron/V_reset". */
export interface FieldProblem {
  readonly path: string;
  readonly error: BenchError;
}

/** Text typed into a field that could not be parsed. */
interface FieldText {
  readonly text: string;
  readonly error: BenchError;
  /** number of edits before it was typed */
  readonly depth: number;
  /** whether it belongs to an edit, as pasted cells do, and is undone with it */
  readonly withEdit: boolean;
}

// Cache per protocol, which is immutable: the sidebar asks for the problems of every protocol at every edit.
const judged = new WeakMap<Protocol, readonly BenchError[]>();

function rulesBrokenBy(protocol: Protocol): readonly BenchError[] {
  const known = judged.get(protocol) ?? planOf(protocol, "").problems;
  judged.set(protocol, known);
  return known;
}

/** An open experiment: its undo history, the selection, and typed text that could not be parsed. */
export class OpenDocument {
  readonly history: History<Experiment>;
  /** id of the document at the service; changes after a reconnect */
  id: string;
  path: string | undefined = $state();
  name: string = $state("");
  /** when the draft was written last, ms since 1970 */
  keptAt: number | undefined = $state();
  /** other windows that have this file open */
  elsewhere: number = $state(0);
  /** what another program did to the file since it was opened or saved */
  fileChanged: "changed" | "saved" | "deleted" | undefined = $state();
  /** path of the field that takes the focus next */
  goTo: string | undefined = $state();
  /** path of the problem that the focus was moved to last */
  lastProblem: string | undefined;
  /** id of the protocol whose name is being typed in the sidebar */
  renaming: string | undefined = $state();
  /** the epoch whose row and span are lit */
  litEpoch: number | undefined = $state();
  /** row of the epoch table edited last; imported epochs are inserted after it */
  activeEpoch: number = $state(0);
  /** id of the chosen run */
  runId: string | undefined = $state();

  #saved: Experiment;
  #protocolId: string;
  #selection: Place = $state.raw({});
  readonly #texts = new SvelteMap<string, FieldText>();
  /** ids of all runs in any undo step or started in this session */
  readonly #runIds = new Set<string>();
  // Last valid version of each protocol, which the preview keeps showing. A cache of derived values, so not reactive.
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

  constructor(opened: Omit<OpenedExperiment, "runs">) {
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
  /** whether there are unsaved edits */
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
  /** notes on the selected protocol; none while it has problems */
  get notes(): readonly Note[] {
    return this.#plan === undefined || this.stale ? [] : notesOn(this.#plan);
  }
  /** what is selected of the last valid form; undefined before there was one */
  get chosen(): Condition | undefined {
    return this.#plan?.nearest(this.#selection);
  }
  /** position of the selected stimulus, from 0 */
  get stimulus(): number {
    return this.#plan === undefined ? 0 : this.#plan.coordinatesOf(this.#plan.nearest(this.#selection)).stimulus;
  }

  /** What is looked at in all panes, as it was selected: not limited to the protocol, because a run may have more sweeps than the edited one. */
  get selection(): Place {
    return this.#selection;
  }

  problemAt(path: string): BenchError | undefined {
    return this.#problems.find((problem) => problem.path === path)?.error;
  }

  /** Number of fields of a protocol with a problem. */
  problemsOf(protocolId: string): number {
    if (protocolId === this.#protocol.id) return this.#problems.length;
    return this.#problemsIn(this.experiment.protocols.find(({ id }) => id === protocolId)!).length;
  }

  /** @param selection positions on some axes; the others stay where they are */
  select(selection: Place): void {
    this.#selection = { ...this.#selection, ...selection };
  }

  chooseProtocol(id: string): void {
    if (id === this.#protocol.id) return;
    this.history.seal();
    this.#protocolId = id;
    this.#chooseTellingSweep();
  }

  /** Edits the selected protocol. Consecutive edits with the same key form one undo step. */
  change(label: string, next: Protocol, key?: string): void {
    this.apply(label, changeProtocol(this.experiment, next), key === undefined ? undefined : `${next.id} ${key}`);
  }

  /** Applies an edit to the experiment. */
  apply(label: string, next: Experiment, key?: string): void {
    this.#noteRunIds(next);
    this.history.apply(label, next, key);
  }

  /** Ends the current undo step: the next edit starts a new one. */
  seal(): void {
    this.history.seal();
  }

  /** Text of a field that could not be parsed. */
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
  /** Drops the unparsed texts of all fields under a path, whose rows have moved or were replaced. */
  dropTextsUnder(path: string): void {
    for (const key of [...this.#texts.keys()]) if (key.startsWith(`${this.#protocol.id} ${path}`)) this.#texts.delete(key);
  }

  /** Undoes the last edit. Unparsed text typed since is dropped first, because its field may not exist before that edit. */
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

  /** Moves the focus to the next or previous problem, or note where there is no problem, wrapping around. */
  goToProblem(direction: 1 | -1): void {
    const paths = (this.stale ? this.#problems : this.notes).map(({ path }) => path);
    const last = this.lastProblem === undefined ? -1 : paths.indexOf(this.lastProblem);
    const first = direction === 1 ? 0 : paths.length - 1;
    const next = paths[last === -1 ? first : (last + direction + paths.length) % paths.length];
    this.lastProblem = next;
    this.goTo = next;
  }

  /** Called when the focus has reached the requested field. */
  arrived(): void {
    this.goTo = undefined;
  }

  /** A fresh run id. Ids of deleted runs are not reused, because undo may restore them. */
  newRunId(): string {
    const id = nextRunId(this.experiment, [...this.#runIds]);
    this.#runIds.add(id);
    return id;
  }

  /** Adds a run that has ended to the experiment, in every undo step, so that undo does not remove it. */
  keepRun(record: RunRecord): void {
    const known = runsOf(this.experiment).find(({ id }) => id === record.id);
    // The file has it already: a run that was taken up again is told with all that it is.
    if (known?.startedAt === record.startedAt && JSON.stringify(known.digests) === JSON.stringify(record.digests)) return;
    this.history.amend((experiment) => keepRun(experiment, record));
  }

  /** A run has this id, though the experiment does not keep it yet. */
  noteRunId(id: string): void {
    this.#runIds.add(id);
  }

  /** Runs of a protocol that the experiment keeps, the newest first. */
  runsOf(protocolId: string): readonly RunRecord[] {
    return runsOf(this.experiment)
      .filter(({ protocol }) => protocol === protocolId)
      .toReversed();
  }

  /** Called after `experiment` was saved. */
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

  /** Selects the sweep before the last one, which in a rising series usually shows most. */
  #chooseTellingSweep(): void {
    const plan = this.#plan;
    this.#selection = plan === undefined ? {} : { [plan.stimulusAxis.name]: Math.max(0, plan.stimuli - 2) };
  }
}
