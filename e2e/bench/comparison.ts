import { expect, type Locator, type Page } from "@playwright/test";
import type { Host } from "../hosts/bench-host.ts";
import { readClipboard } from "./clipboard.ts";
import type { Disk } from "./disk.ts";

/** The tab "Compare". */
export class Comparison {
  readonly pane: Locator;
  /** letter and name of each run, in order of choice */
  readonly chips: Locator;
  readonly parameters: Locator;
  readonly statistics: Locator;
  /** voltage, current and raster of each run, or of all runs if overlaid */
  readonly plots: Locator;
  readonly curve: Locator;
  readonly dialog: Locator;
  readonly #page: Page;
  readonly #machine: Host;
  readonly #disk: Disk;

  constructor(page: Page, machine: Host, disk: Disk) {
    this.#page = page;
    this.#machine = machine;
    this.#disk = disk;
    this.pane = page.getByRole("region", { name: "Compare", exact: true });
    this.chips = this.pane.getByRole("list", { name: "Compared runs" }).getByRole("listitem").filter({ has: page.getByRole("button", { name: /^Remove/ }) });
    this.parameters = this.pane.getByRole("region", { name: "Parameters that differ" });
    this.statistics = this.pane.getByRole("region", { name: "Statistics of the compared runs" });
    this.plots = this.pane.getByRole("group", { name: "plots on one time axis" });
    this.curve = this.pane.getByRole("group", { name: "of the compared runs" });
    this.dialog = page.getByRole("dialog", { name: "Export comparison" });
  }

  async show(): Promise<void> {
    await this.#page.keyboard.press("ControlOrMeta+3");
    await expect(this.pane).toBeVisible();
  }

  /** Add a run of the chosen protocol to the comparison, or remove it. @param name "Run 1" */
  async choose(name: string): Promise<void> {
    await this.#page.getByRole("tree", { name: "Protocols" }).getByRole("treeitem", { level: 2, name: new RegExp(`^${name}\\b`) }).click({ modifiers: ["ControlOrMeta"] });
  }

  /** Add runs of another file by the dialog. @param file its name @param runs "Run 1, Noise levels" */
  async chooseOfFile(file: string, ...runs: readonly string[]): Promise<void> {
    await this.#machine.desktop?.answer("open", this.#disk.file(file));
    await this.pane.getByRole("button", { name: "Add run" }).click();
    await this.#page.getByRole("menuitem", { name: "From another file…" }).click();
    if (this.#machine.desktop === undefined) {
      const files = this.#page.getByRole("dialog", { name: "Compare with another file" });
      await files.getByRole("button", { name: new RegExp(`^${file} \\d`) }).click();
      await files.getByRole("button", { name: "Show its runs" }).click();
    }
    const list = this.#page.getByRole("dialog", { name: `Runs of ${file}` });
    for (const run of runs) await list.getByRole("checkbox", { name: run }).check();
    await list.getByRole("button", { name: /^Compare/ }).click();
    await expect(list).toBeHidden();
  }

  async layout(name: "Side by side" | "Overlaid"): Promise<void> {
    await this.pane.getByRole("radio", { name }).click();
  }

  /** Show another sweep, noise level or trial. @param index from 1 */
  async lookAt(what: "Sweep" | "Noise level" | "Trial", index: number): Promise<void> {
    await this.pane.getByRole("button", { name: /^Sweep \d/ }).click();
    const slider = this.#page.getByRole("dialog", { name: "What is looked at" }).getByRole("slider", { name: what });
    await slider.press("Home");
    for (let k = 1; k < index; k++) await slider.press("ArrowRight");
    await this.#page.keyboard.press("Escape");
  }

  /** Wait until all conditions of every chosen run are computed. */
  async computed(): Promise<void> {
    await expect(this.#page.getByRole("contentinfo").getByRole("status")).toContainText(/runs? (verified|compared)|waits for another/);
  }

  /** Texts of a table's cells, row by row: first the column headers, then rows with their headers. */
  async table(region: Locator): Promise<string[][]> {
    const rows = await region.getByRole("row").all();
    return await Promise.all(rows.map(async (row) => (await row.locator("th, td").allInnerTexts()).map((text) => text.trim())));
  }

  /** Copy the statistics. Returns the text of each cell by statistic and column header. */
  async copyStatistics(): Promise<Map<string, Record<string, string>>> {
    await this.#page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.pane.getByRole("button", { name: "Copy table" }).click();
    await this.#page.getByText(/^Copied \d+ rows? at full precision/).first().waitFor();
    const [heads = [], ...rows] = (await readClipboard(this.#page)).trimEnd().split("\n").map((line) => line.split("\t"));
    return new Map(rows.map((row) => [row[0]!, Object.fromEntries(heads.map((head, k) => [head, row[k] ?? ""]))]));
  }

  /** Export the comparison, and wait for its files. */
  async export(look: { readonly text?: string; readonly resolution?: string } = {}): Promise<void> {
    await this.#page.keyboard.press("ControlOrMeta+E");
    if (look.text !== undefined) await this.dialog.getByRole("textbox", { name: /^Text/ }).fill(look.text);
    if (look.resolution !== undefined) {
      await this.dialog.getByRole("combobox", { name: "Resolution" }).click();
      await this.#page.getByRole("option", { name: look.resolution }).click();
    }
    await this.dialog.getByRole("button", { name: /^Export [1-9]\d* files?/ }).click();
    await expect(this.dialog).toBeHidden();
    await expect(this.#page.getByText(/^\d+ files? in /).first()).toBeVisible();
  }
}
