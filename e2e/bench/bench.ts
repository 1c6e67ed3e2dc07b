import { expect, type Locator, type Page } from "@playwright/test";
import type { Host } from "../hosts/host.ts";
import { fillClipboard } from "./clipboard.ts";
import { Comparison } from "./comparison.ts";
import { Disk } from "./disk.ts";
import { ExportDialog } from "./export-dialog.ts";
import { Statistics } from "./statistics.ts";

/** What runs in the page, where TypeScript does not know the names of a window. */
interface PageElement {
  contains: (other: unknown) => boolean;
  ownerDocument: { activeElement: unknown };
}

/** ms that a run may take on a machine that is busy with other things */
const patience = 80_000;

/** One window of the bench, in the words of the person in front of it. Everything is found by role and name. */
export class Bench {
  readonly page: Page;
  readonly machine: Host;
  readonly disk: Disk;

  readonly topBar: Locator;
  readonly sidebar: Locator;
  readonly protocols: Locator;
  readonly designer: Locator;
  readonly epochs: Locator;
  readonly preview: Locator;
  readonly results: Locator;
  readonly matrix: Locator;
  readonly statistics: Statistics;
  readonly comparison: Comparison;
  readonly exports: ExportDialog;
  /** voltage, current and raster above one time axis; takes the keys of plots */
  readonly traces: Locator;
  readonly status: Locator;
  /** what stays until it is answered */
  readonly messages: Locator;
  readonly runButton: Locator;
  readonly cancelButton: Locator;
  readonly undoButton: Locator;
  readonly redoButton: Locator;

  constructor(page: Page, machine: Host) {
    this.page = page;
    this.machine = machine;
    this.disk = new Disk(machine);
    this.topBar = page.getByRole("banner");
    this.sidebar = page.getByRole("tree", { name: "Protocols" });
    this.protocols = this.sidebar.getByRole("treeitem", { level: 1 });
    this.designer = page.getByRole("form", { name: "Designer" });
    this.epochs = this.designer.getByRole("grid", { name: "Epochs" });
    this.preview = page.getByRole("region", { name: "Preview" });
    this.results = page.getByRole("region", { name: "Results" });
    this.matrix = this.results.getByRole("grid", { name: "Conditions" });
    this.statistics = new Statistics(page, this.results);
    this.comparison = new Comparison(page, machine, this.disk);
    this.exports = new ExportDialog(page);
    this.traces = this.results.getByRole("group", { name: "plots on one time axis" });
    this.status = page.getByRole("contentinfo").getByRole("status");
    this.messages = page.getByRole("region", { name: "Notices" });
    this.runButton = this.topBar.getByRole("button", { name: /^Run/ });
    this.cancelButton = this.topBar.getByRole("button", { name: "Cancel run" });
    this.undoButton = this.topBar.getByRole("button", { name: /^Undo/ });
    this.redoButton = this.topBar.getByRole("button", { name: /^Redo/ });
  }

  /** Another window of the same program. */
  async secondWindow(): Promise<Bench> {
    return new Bench(await this.machine.openWindow(), this.machine);
  }

  /** Kill the program. The windows of a browser outlive it, and say that it is gone. */
  async killProgram(): Promise<void> {
    await this.machine.kill();
    if (this.machine.desktop === undefined) await expect(this.messages).toContainText("connection");
  }

  /** By the command palette, as who does not know its key. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press("Control+K");
    const palette = this.dialog("Find a command");
    await palette.getByRole("combobox").fill(title);
    await expect(palette.getByRole("option", { selected: true })).toContainText(title);
    await this.page.keyboard.press("Enter");
    await expect(palette).toBeHidden();
  }

  // Experiments

  template(name: string): Locator {
    return this.page.getByRole("group", { name: "Templates" }).getByRole("button", { name });
  }

  /** An experiment that has nothing of anybody's. */
  async newExperiment(): Promise<void> {
    await this.page.keyboard.press(this.machine.desktop === undefined ? "Alt+N" : "Control+N");
    await expect(this.designer).toBeVisible();
  }

  /** Ask for a file by its name; what comes of it is another matter. */
  async askToOpen(name: string): Promise<void> {
    await this.machine.desktop?.answer("open", this.disk.file(name));
    await this.page.keyboard.press("Control+O");
    if (this.machine.desktop !== undefined) return;
    const dialog = this.dialog("Open experiment");
    // Beside the name of a file stands when it was written, beside that of a folder nothing.
    await dialog.getByRole("button", { name: new RegExp(`^${name} \\d`) }).click();
    await dialog.getByRole("button", { name: "Open", exact: true }).click();
  }

  async open(name: string): Promise<void> {
    await this.askToOpen(name);
    await expect(this.topBar).toContainText(name);
    await expect(this.designer).toBeVisible();
  }

  /** Close the window, and open a file in a new one that knows nothing of before. */
  async reopen(name: string): Promise<Bench> {
    await this.machine.closeWindow(this.page);
    const next = await this.secondWindow();
    await next.open(name);
    return next;
  }

  async askToSave(): Promise<void> {
    await this.page.keyboard.press("Control+S");
  }

  /** Save to the file that it came from, and wait until it is there. */
  async save(): Promise<void> {
    await this.askToSave();
    await expect(this.topBar).toContainText("Saved");
  }

  async saveAs(name: string): Promise<void> {
    await this.machine.desktop?.answer("save", this.disk.file(name));
    await this.page.keyboard.press("Control+Shift+S");
    if (this.machine.desktop !== undefined) return await expect(this.topBar).toContainText(name);
    const dialog = this.dialog("Save experiment");
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** Save what has no file yet, by keys alone. */
  async saveByKeys(name: string): Promise<void> {
    const { keyboard } = this.page;
    await this.machine.desktop?.answer("save", this.disk.file(name));
    await keyboard.press("Control+S");
    if (this.machine.desktop === undefined) {
      await expect(this.dialog("Save experiment")).toBeVisible();
      await keyboard.type(name);
      await keyboard.press("Enter");
    }
    await expect(this.topBar).toContainText("Saved");
  }

  // Protocols and runs in the sidebar

  protocol(name: string): Locator {
    return this.protocols.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  async chooseProtocol(name: string): Promise<void> {
    await this.protocol(name).click();
  }

  async rename(name: string, next: string): Promise<void> {
    await this.protocol(name).click();
    await this.page.keyboard.press("F2");
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(next);
    await this.page.keyboard.press("Enter");
    await expect(this.protocol(next)).toBeVisible();
  }

  async duplicate(name: string): Promise<void> {
    await this.protocol(name).click();
    await this.page.keyboard.press("Control+D");
  }

  async moveDown(name: string): Promise<void> {
    await this.protocol(name).click();
    await this.page.keyboard.press("Alt+ArrowDown");
  }

  async deleteProtocol(name: string): Promise<void> {
    await this.protocol(name).click();
    await this.page.keyboard.press("Delete");
    await expect(this.protocol(name)).toHaveCount(0);
  }

  /** @param name "Run 1" */
  runInSidebar(name: string): Locator {
    return this.sidebar.getByRole("treeitem", { level: 2, name });
  }

  /** Show an earlier run; runs are listed beside results. */
  async chooseRun(name: string): Promise<void> {
    await this.page.keyboard.press("Control+2");
    await this.runInSidebar(name).click();
  }

  // Design

  async design(): Promise<void> {
    await this.topBar.getByRole("tab", { name: "Design" }).click();
  }

  /** A field of the designer, by its spoken name. */
  field(name: string): Locator {
    return this.designer.getByRole("textbox", { name });
  }

  async typeInto(name: string, text: string): Promise<void> {
    await this.field(name).fill(text);
    await this.field(name).press("Enter");
  }

  async choose(field: string, option: string): Promise<void> {
    await this.designer.getByRole("combobox", { name: field }).click();
    await this.page.getByRole("option", { name: option }).click();
  }

  /** @param epoch its letter; @param column spoken: "delta level" */
  cell(epoch: string, column: string): Locator {
    return this.epochs.getByRole("gridcell", { name: `Epoch ${epoch}, ${column}` });
  }

  async focusCell(epoch: string, column: string): Promise<void> {
    await this.cell(epoch, column).click();
  }

  async typeIntoCell(epoch: string, column: string, text: string): Promise<void> {
    await this.focusCell(epoch, column);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  async addEpoch(): Promise<void> {
    await this.designer.getByRole("button", { name: "Add epoch" }).click();
  }

  async undo(): Promise<void> {
    await this.undoButton.click();
  }

  async redo(): Promise<void> {
    await this.redoButton.click();
  }

  /** Paste a block of cells. @param epoch, column its upper left corner */
  async pasteInto(epoch: string, column: string, text: string): Promise<void> {
    await this.focusCell(epoch, column);
    await fillClipboard(this.page, text);
    await this.page.keyboard.press("Control+V");
  }

  // Runs

  async run(): Promise<void> {
    // One at a time: the run before may still be ending.
    await expect(this.cancelButton).toBeHidden();
    await this.page.keyboard.press("Control+Enter");
    await expect(this.results).toBeVisible();
  }

  /** Press the button, which can be pressed even where it says that it cannot run. */
  async pressRun(): Promise<void> {
    await this.runButton.press("Enter");
  }

  async cancelRun(): Promise<void> {
    await this.cancelButton.click();
    await expect(this.status).toContainText("was cancelled");
  }

  /** Wait until all conditions have finished. */
  async waitForRun(): Promise<void> {
    await expect(this.status).toContainText(/has finished|Verified|differently|failed/, { timeout: patience });
  }

  /** Wait until some have. */
  async waitForConditions(atLeast: number): Promise<void> {
    await expect.poll(() => this.conditionsFinished()).toBeGreaterThanOrEqual(atLeast);
  }

  /** As the status bar counts them; 0 where it speaks of something else. */
  async conditionsFinished(): Promise<number> {
    return Number(/(\d+) of \d+ conditions?/.exec((await this.status.textContent()) ?? "")?.[1] ?? 0);
  }

  /** Press a key until the focus is in `place`, as people do who cannot point at it. */
  async pressUntilIn(place: Locator, key: string): Promise<void> {
    for (let k = 0; k < 40; k++) {
      if (await place.evaluate((element) => (element as unknown as PageElement).contains((element as unknown as PageElement).ownerDocument.activeElement))) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${key} does not lead to ${String(place)}.`);
  }

  // What is asked and answered

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole("dialog", { name });
  }

  async closeDialog(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.page.getByRole("dialog")).toHaveCount(0);
  }

  /** Press a button of a message. */
  async answer(button: string): Promise<void> {
    await this.messages.getByRole("button", { name: button }).click();
  }

  /** Take up an experiment that was never saved, from the first screen. */
  async recover(name: string): Promise<void> {
    await this.page.getByRole("region", { name: "Earlier work" }).getByRole("button", { name }).first().click();
    await expect(this.designer).toBeVisible();
  }
}
