import type { ComparisonView } from "../../src-shared/contract/export-schemas.ts";
import type { FigureStyle } from "../../src-shared/figures/figure-style.ts";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { copyPicture } from "../clipboard/copy-figure.ts";
import { StyleChoice } from "../export/style-choice.svelte.ts";
import { Writing, type Existing, type Exporting, type Written } from "../export/writing.svelte.ts";
import type { LastExport } from "../state/layout.svelte.ts";
import { parentFolder } from "../notation/parent-folder.ts";

/** The export of a comparison: one figure, one table, and the provenance. */
const figure = "comparison";

/** Most runs whose ids appear in the folder's name; with more it has their count. */
const mostNamed = 3;

/** A comparison on its way to files. */
export class ComparisonExport implements Exporting {
  readonly view: ComparisonView;
  readonly look: StyleChoice;
  png: boolean = $state(true);
  svg: boolean = $state(true);
  folder: string = $state("");
  readonly #workbench: Workbench;
  readonly #writing: Writing;
  readonly #ids: readonly string[];
  readonly #last: LastExport | undefined;

  readonly #formats = $derived([...(this.png ? (["png"] as const) : []), ...(this.svg ? (["svg"] as const) : [])]);

  /** @param ids of the runs' records @param last what the export before was like */
  constructor(workbench: Workbench, view: ComparisonView, ids: readonly string[], last: LastExport | undefined) {
    this.#workbench = workbench;
    this.#writing = new Writing(workbench);
    this.view = view;
    this.#ids = ids;
    this.#last = last;
    this.look = new StyleChoice(last?.look);
    // Plots side by side need the width of a page and another height.
    Object.assign(this.look, { preset: "174", heightText: "" });
    if (last !== undefined) ({ png: this.png, svg: this.svg } = last);
  }

  get style(): FigureStyle | undefined {
    return this.look.style;
  }
  get phase(): Exporting["phase"] {
    return this.#writing.phase;
  }
  get error(): BenchError | undefined {
    return this.#writing.error;
  }
  get count(): number {
    return this.#formats.length + 2;
  }
  get obstacle(): string | undefined {
    return this.folder === "" ? "The runs are being looked at." : this.look.problem;
  }
  readonly shown = figure;

  /** The size is that of comparisons: the next export of a run begins with its own. */
  get choice(): LastExport {
    const { preset, widthText, heightText } = this.#last?.look ?? new StyleChoice().look;
    return { look: { ...this.look.look, preset, widthText, heightText }, png: this.png, svg: this.svg, provenance: this.#last?.provenance ?? true };
  }

  /** Ask where exports go: comparisons beside those of single runs. */
  async begin(): Promise<void> {
    await this.#writing.attempt(async () => {
      const { folder } = await this.#workbench.planExport({ run: this.view.runs[0]!.run });
      // A folder chosen meanwhile is kept.
      if (this.folder === "") this.folder = besideRun(folder, this.#ids);
    });
  }

  async preview(_figure: string, style: FigureStyle): ReturnType<Exporting["preview"]> {
    return await this.#workbench.renderComparison({ ...this.view, style, format: "png" });
  }

  async copyShown(): Promise<string | undefined> {
    const { style } = this;
    if (style === undefined) return undefined;
    return await this.#writing.attempt(async () => {
      await copyPicture("the comparison", () => this.#workbench.renderComparison({ ...this.view, style, format: "png" }));
      return "The figure of the comparison";
    });
  }

  async write(existing: Existing): Promise<Written | undefined> {
    const { style } = this;
    if (this.obstacle !== undefined || style === undefined) return undefined;
    return await this.#writing.write(() => this.#workbench.exportComparison({ ...this.view, style, formats: this.#formats, folder: this.folder, existing }));
  }

  async stop(): Promise<void> {
    await this.#writing.stop();
  }
}

/** "Layer 5 cell/compare-run-12-run-11" beside "Layer 5 cell/run-12". */
export function besideRun(folder: string, ids: readonly string[]): string {
  const parent = parentFolder(folder);
  // A root path already ends in a separator.
  const separator = /[/\\]$/.test(parent) ? "" : folder.slice(parent.length, parent.length + 1);
  const named = ids.slice(0, mostNamed).map((id) => id.replaceAll(/[^\w.-]+/g, "-"));
  const name = ["compare", ...named, ...(ids.length > mostNamed ? [`and-${ids.length - mostNamed}-more`] : [])].join("-");
  return parent === "" ? name : `${parent}${separator}${name}`;
}
