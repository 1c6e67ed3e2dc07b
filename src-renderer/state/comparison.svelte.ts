import { SvelteMap } from "svelte/reactivity";
import type { ComparisonView } from "../../src-shared/contract/export-schemas.ts";
import { runLetter } from "../../src-shared/comparison/compared-run.ts";
import { runsOf } from "../../src-shared/experiment/edit-experiment.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { runTitle, runTitleElsewhere } from "../../src-shared/experiment/run-name.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import type { Place } from "../../src-shared/plan/plan.ts";
import type { OpenDocument } from "./document.svelte.ts";
import type { Run } from "./run.svelte.ts";
import type { RunsState } from "./runs.svelte.ts";

export type CompareLayout = ComparisonView["layout"];

/** A file whose runs can be compared with those of the open experiment. */
export interface OtherFile {
  readonly path: string;
  /** for people: without its ending */
  readonly name: string;
}

/** A run that was chosen. */
interface Choice {
  /** of RunsState */
  readonly key: string;
  /** the experiment that was open */
  readonly document: OpenDocument;
  /** place in the list of colours */
  readonly colour: number;
  /** undefined: of the open experiment, which may lose it */
  readonly other: { readonly file: OtherFile; readonly record: RunRecord } | undefined;
}

/** A run that is compared. */
export interface Compared {
  /** of RunsState */
  readonly key: string;
  /** by order of choice; differences are against "A" */
  readonly letter: string;
  /** heads its column: "Run 12", "Run 12 (control)", "Run 3 of other cell" */
  readonly name: string;
  /** place in the list of colours: the same as long as it is chosen */
  readonly colour: number;
  /** name of its file; undefined: of the open experiment */
  readonly file: string | undefined;
  /** path of its file and id in it; undefined: of the open experiment */
  readonly otherFile: { readonly path: string; readonly run: string } | undefined;
  /** undefined until it is in memory */
  readonly run: Run | undefined;
  /** why the run cannot be computed; it is not retried automatically */
  readonly problem: BenchError | undefined;
}

/** Which runs are compared, and which condition is shown. Kept when the tab changes. */
export class Comparison {
  layout: CompareLayout = $state("side-by-side");
  readonly #document: () => OpenDocument | undefined;
  readonly #runs: RunsState;
  #choices: readonly Choice[] = $state.raw([]);
  #selection: Place = $state.raw({});
  readonly #problems = new SvelteMap<string, BenchError>();

  // A deleted run is removed and returns when the deletion is undone; opening another experiment removes all.
  readonly #present = $derived.by((): readonly Choice[] => {
    const document = this.#document();
    const kept = new Set(document === undefined ? [] : runsOf(document.experiment).map(({ id }) => id));
    return this.#choices.filter((choice) => choice.document === document && (choice.other !== undefined || kept.has(choice.key) || this.#isUnrecorded(choice.key)));
  });
  readonly #members = $derived.by(() => {
    const records = new Map((this.#document()?.experiment.runs ?? []).map((record) => [record.id, record]));
    return this.#present.map(({ key, colour, other }, k): Compared => {
      const name = other === undefined ? runTitle(records.get(key) ?? { id: key }) : runTitleElsewhere(other.record, other.file.name);
      const otherFile = other === undefined ? undefined : { path: other.file.path, run: other.record.id };
      const file = otherFile?.path.split(/[/\\]/).at(-1);
      return { key, letter: runLetter(k), name, colour, file, otherFile, run: this.#runs.byId(key), problem: this.#problems.get(key) };
    });
  });

  /** @param document the open experiment */
  constructor(document: () => OpenDocument | undefined, runs: RunsState) {
    this.#document = document;
    this.#runs = runs;
  }

  /** in order of choice */
  get members(): readonly Compared[] {
    return this.#members;
  }

  /** "A" for the first; undefined for a run that is not chosen. @param key of RunsState */
  letterOf(key: string): string | undefined {
    return this.#members.find((member) => member.key === key)?.letter;
  }

  /** What is looked at: a position on every axis that any of the runs has, limited to what it has there. */
  get selection(): Place {
    const axes = this.#members.flatMap(({ run }) => run?.plan.axes ?? []);
    const sizes = new Map<string, number>();
    for (const { name, values } of axes) sizes.set(name, Math.max(sizes.get(name) ?? 0, values.length));
    return axes.length === 0 ? this.#selection : Object.fromEntries([...sizes].map(([name, size]) => [name, Math.min(this.#selection[name] ?? 0, size - 1)]));
  }

  /** @param selection positions on some axes; the others stay where they are */
  select(selection: Place): void {
    this.#selection = { ...this.selection, ...selection };
  }

  /** Called when the tab is shown: if no run is chosen, the run shown in Results is added. */
  begin(): void {
    const runId = this.#document()?.runId;
    if (this.#members.length === 0 && runId !== undefined) this.add(runId);
    this.bringIn();
  }

  /** @param id of a run of the open experiment */
  add(id: string): void {
    this.#choose(id, undefined);
  }

  /** @param record of a run that `file` keeps */
  addOfFile(file: OtherFile, record: RunRecord): void {
    const document = this.#document();
    // If the file is the open experiment, its record here may be newer than the file's.
    if (document !== undefined && document.path === file.path && runsOf(document.experiment).some(({ id }) => id === record.id)) this.add(record.id);
    else this.#choose(`${file.path} ${record.id}`, { file, record });
  }

  /** @param id of a run of the open experiment @returns whether it is chosen now */
  toggle(id: string): boolean {
    const isChosen = this.letterOf(id) !== undefined;
    if (isChosen) this.remove(id);
    else this.add(id);
    return !isChosen;
  }

  /** @param key of RunsState */
  remove(key: string): void {
    const leaving = this.#present.find((choice) => choice.key === key);
    this.#choices = this.#choices.filter((choice) => choice !== leaving);
    // Only the comparison shows runs of other files, so the run is closed, even if the service lost it.
    if (leaving?.other !== undefined) void this.#runs.close(key).catch(() => undefined);
  }

  clear(): void {
    for (const { key } of this.#members) this.remove(key);
  }

  toggleLayout(): void {
    this.layout = this.layout === "overlaid" ? "side-by-side" : "overlaid";
  }

  /** Recomputes chosen runs that are not in memory: those of an earlier session and of other files. */
  bringIn(): void {
    const document = this.#document();
    if (document === undefined) return;
    for (const { key, other } of this.#present) {
      if (this.#runs.byId(key) !== undefined || this.#problems.has(key)) continue;
      const record = other?.record ?? runsOf(document.experiment).find(({ id }) => id === key);
      if (record !== undefined) void this.#open(document, record, key);
    }
  }

  /** Retries a run that failed or was cancelled. @param key of RunsState */
  async retry(key: string): Promise<void> {
    this.#problems.delete(key);
    const run = this.#runs.byId(key);
    this.bringIn();
    try {
      if (run !== undefined) await this.#runs.resume(run);
    } catch (error) {
      this.#fail(key, error);
    }
  }

  #choose(key: string, other: Choice["other"]): void {
    const document = this.#document();
    if (document === undefined || this.letterOf(key) !== undefined) return;
    if (this.#members.length === 0) this.#selection = document.selection;
    // A deleted run that is chosen again becomes the last; other deleted runs may still return, in their colours.
    const kept = this.#choices.filter((choice) => choice.document === document && choice.key !== key);
    const taken = new Set(kept.map(({ colour }) => colour));
    const colour = Array.from({ length: taken.size + 1 }, (_, k) => k).find((k) => !taken.has(k))!;
    this.#choices = [...kept, { key, document, colour, other }];
    this.#problems.delete(key);
    this.bringIn();
  }

  async #open(document: OpenDocument, record: RunRecord, key: string): Promise<void> {
    try {
      await this.#runs.open(document.id, record, key);
    } catch (error) {
      this.#fail(key, error);
    }
  }

  #fail(key: string, error: unknown): void {
    this.#problems.set(key, error instanceof BenchError ? error : unexpected(error));
  }

  /** true while the run is running; the experiment has no record of it yet */
  #isUnrecorded(key: string): boolean {
    const run = this.#runs.byId(key);
    return run !== undefined && !run.recomputed && run.record === undefined;
  }
}
