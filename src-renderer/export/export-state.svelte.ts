import type { ExportPlan } from "../../src-shared/contract/export-schemas.ts";
import type { FigureStyle } from "../../src-shared/figures/figure-style.ts";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { LastExport } from "../state/layout.svelte.ts";
import { parentFolder } from "../notation/parent-folder.ts";
import { copyFigure } from "../clipboard/copy-figure.ts";
import { StyleChoice } from "./style-choice.svelte.ts";
import { Writing, type Existing, type Exporting, type Written } from "./writing.svelte.ts";

/** A run that is exported. */
export interface ExportedRun {
  /** the service's handle */
  readonly handle: string;
  /** "Run 12" */
  readonly name: string;
  readonly protocol: string;
}

/** Files offered by the dialog: the union over the runs. */
interface Listed {
  readonly name: string;
  readonly title: string;
  readonly rows?: number | undefined;
  readonly heavy?: boolean | undefined;
}

/** State of one export: its files, style, folder and progress. */
export class ExportState implements Exporting {
  readonly runs: readonly ExportedRun[];
  readonly look: StyleChoice;
  readonly #workbench: Workbench;
  readonly #writing: Writing;
  readonly #sweep: number | undefined;
  /** per run */
  #plans: readonly ExportPlan[] = $state.raw([]);
  #chosen: ReadonlySet<string> = $state.raw(new Set());
  png: boolean = $state(true);
  svg: boolean = $state(true);
  provenance: boolean = $state(true);
  folder: string = $state("");
  /** name of the figure in the preview */
  shown: string | undefined = $state();

  readonly #tables = $derived(union(this.#plans.map(({ tables }) => tables)));
  readonly #figures = $derived(wholeFirst(union(this.#plans.map(({ figures }) => figures))));
  readonly #formats = $derived([...(this.png ? (["png"] as const) : []), ...(this.svg ? (["svg"] as const) : [])]);
  readonly #count = $derived(
    this.#plans.reduce((sum, { tables, figures }) => {
      const ticked = (listed: readonly Listed[], prefix: string) => listed.filter(({ name }) => this.#chosen.has(prefix + name)).length;
      return sum + ticked(tables, "table ") + ticked(figures, "figure ") * this.#formats.length + (this.provenance ? 1 : 0);
    }, 0),
  );

  /**
   * @param sweep index of the sweep that figures of a single run show: the one shown in the bench
   * @param last settings of the previous export
   */
  constructor(workbench: Workbench, runs: readonly ExportedRun[], sweep?: number, last?: LastExport) {
    this.look = new StyleChoice(last?.look);
    if (last !== undefined) ({ png: this.png, svg: this.svg, provenance: this.provenance } = last);
    this.#workbench = workbench;
    this.#writing = new Writing(workbench);
    this.runs = runs;
    this.#sweep = runs.length === 1 ? sweep : undefined;
  }

  /** style and content of the figures; undefined while a field has a problem */
  get style(): FigureStyle | undefined {
    const { style } = this.look;
    return style === undefined || this.#sweep === undefined ? style : { ...style, sweep: this.#sweep };
  }

  /** settings for the next export to start with */
  get choice(): LastExport {
    return { look: this.look.look, png: this.png, svg: this.svg, provenance: this.provenance };
  }

  get tables(): readonly Listed[] {
    return this.#tables;
  }
  get figures(): readonly Listed[] {
    return this.#figures;
  }
  get phase(): Exporting["phase"] {
    return this.#writing.phase;
  }
  get error(): BenchError | undefined {
    return this.#writing.error;
  }
  /** files that will be written */
  get count(): number {
    return this.#count;
  }
  /** whether the runs' plans are there */
  get planned(): boolean {
    return this.#plans.length > 0;
  }
  /** why nothing can be written now; undefined where it can */
  get obstacle(): string | undefined {
    if (!this.planned) return "The run is being looked at.";
    if (this.look.problem !== undefined) return this.look.problem;
    return this.#count === 0 ? "Tick something first." : undefined;
  }

  /** Fetches the files that the runs can write and selects all but the heavy ones. */
  async begin(): Promise<void> {
    await this.#writing.attempt(async () => {
      const plans = await Promise.all(this.runs.map(({ handle }) => this.#workbench.planExport({ run: handle, ...(this.#sweep === undefined ? {} : { sweep: this.#sweep }) })));
      this.#plans = plans;
      this.#chosen = new Set([
        ...this.#tables.flatMap(({ name, heavy }) => (heavy === true ? [] : [`table ${name}`])),
        ...this.#figures.flatMap(({ name, heavy }) => (heavy === true ? [] : [`figure ${name}`])),
      ]);
      this.shown = this.#figures[0]?.name;
      // Several runs are written to sub-folders beside those of single runs. A folder chosen meanwhile is kept.
      if (this.folder === "") this.folder = plans.length === 1 ? plans[0]!.folder : parentFolder(plans[0]!.folder);
    });
  }

  isChosen(kind: "table" | "figure", name: string): boolean {
    return this.#chosen.has(`${kind} ${name}`);
  }
  choose(kind: "table" | "figure", name: string, chosen: boolean): void {
    const next = new Set(this.#chosen);
    if (chosen) next.add(`${kind} ${name}`);
    else next.delete(`${kind} ${name}`);
    this.#chosen = next;
  }

  /** The shown figure of the first run that has it; undefined where there is nothing to show. */
  async preview(figure: string, style: FigureStyle): Promise<{ readonly bytes: Uint8Array; readonly width: number; readonly height: number } | undefined> {
    const run = this.#runWith(figure);
    return run === undefined ? undefined : await this.#workbench.renderFigure({ run: run.handle, figure, style, format: "png" });
  }

  /** @returns a description of the copied figure; undefined after a failure */
  async copyShown(): Promise<string | undefined> {
    const { shown } = this;
    const { style } = this;
    const run = shown === undefined ? undefined : this.#runWith(shown);
    if (shown === undefined || style === undefined || run === undefined) return undefined;
    return await this.#writing.attempt(async () => {
      await copyFigure(this.#workbench, run.handle, shown, style);
      return this.#figures.find(({ name }) => name === shown)!.title;
    });
  }

  /**
   * Write the files.
   *
   * @param existing what to do about existing files
   * @returns the written files; undefined if the user must answer first, and after a failure or cancel
   */
  async write(existing: Existing): Promise<Written | undefined> {
    const { style } = this;
    if (this.obstacle !== undefined || style === undefined) return undefined;
    return await this.#writing.write(() =>
      this.#workbench.exportRuns({
        runs: this.runs.map(({ handle }) => handle),
        tables: this.#chosenOf("table "),
        figures: this.#chosenOf("figure "),
        formats: this.#formats,
        provenance: this.provenance,
        style,
        folder: this.folder,
        existing,
      }),
    );
  }

  async stop(): Promise<void> {
    await this.#writing.stop();
  }

  #chosenOf(prefix: string): string[] {
    return [...this.#chosen].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  }

  #runWith(figure: string): ExportedRun | undefined {
    return this.runs[this.#plans.findIndex(({ figures }) => figures.some(({ name }) => name === figure))];
  }
}

/** Merges the lists of several runs: rows are summed, and a file that is heavy in one run is heavy. */
function union(lists: readonly (readonly Listed[])[]): Listed[] {
  const byName = new Map<string, Listed>();
  for (const { name, title, rows, heavy = false } of lists.flat()) {
    const before = byName.get(name);
    const sum = before?.rows === undefined || rows === undefined ? (before?.rows ?? rows) : before.rows + rows;
    byName.set(name, { name, title, rows: sum, heavy: heavy || before?.heavy === true });
  }
  return [...byName.values()];
}

/** Lists figures of the whole run before the many figures of a single noise level ("Intervals, σ 2 mV"). */
function wholeFirst(figures: readonly Listed[]): Listed[] {
  const ofLevel = ({ title }: Listed) => title.includes(", ");
  return [...figures.filter((figure) => !ofLevel(figure)), ...figures.filter(ofLevel)];
}
