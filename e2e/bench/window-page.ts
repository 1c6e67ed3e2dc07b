import { expect, type Locator, type Page } from "@playwright/test";
import type { Host } from "../hosts/bench-host.ts";
import { Comparison } from "./comparison.ts";
import { Disk } from "./disk.ts";
import { ExportDialog } from "./export-dialog.ts";
import { Statistics } from "./statistics.ts";

/** One window: its regions, its experiment and its dialogs. Elements are found by role and accessible name. */
export class BenchWindow {
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
  /** voltage, current and raster above one time axis; handles the keys of plots */
  readonly traces: Locator;
  readonly status: Locator;
  /** messages that stay until the user answers them */
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

  /** Kill the program. Windows of a browser stay open and show that the connection is lost. */
  async killProgram(): Promise<void> {
    await this.machine.kill();
    if (this.machine.desktop === undefined) await expect(this.messages).toContainText("connection");
  }

  /** Perform a command with the command palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+K");
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

  /** Create an empty experiment. */
  async newExperiment(): Promise<void> {
    await this.page.keyboard.press(this.machine.desktop === undefined ? "Alt+N" : "ControlOrMeta+N");
    await expect(this.designer).toBeVisible();
  }

  /** Choose a file to open by its name; wait for nothing. */
  async askToOpen(name: string): Promise<void> {
    await this.machine.desktop?.answer("open", this.disk.file(name));
    await this.page.keyboard.press("ControlOrMeta+O");
    if (this.machine.desktop !== undefined) return;
    const dialog = this.dialog("Open experiment");
    // The button of a file shows its date after the name, the button of a folder does not.
    await dialog.getByRole("button", { name: new RegExp(`^${name} \\d`) }).click();
    await dialog.getByRole("button", { name: "Open", exact: true }).click();
  }

  async open(name: string): Promise<void> {
    await this.askToOpen(name);
    await expect(this.topBar).toContainText(name);
    await expect(this.designer).toBeVisible();
  }

  async askToSave(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+S");
  }

  /** Save to the experiment's file, and wait until it is saved. */
  async save(): Promise<void> {
    await this.askToSave();
    await expect(this.topBar).toContainText("Saved");
  }

  async saveAs(name: string): Promise<void> {
    await this.machine.desktop?.answer("save", this.disk.file(name));
    await this.page.keyboard.press("ControlOrMeta+Shift+S");
    if (this.machine.desktop !== undefined) { await expect(this.topBar).toContainText(name); return; }
    const dialog = this.dialog("Save experiment");
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** Save an experiment without a file, by keyboard alone. */
  async saveByKeys(name: string): Promise<void> {
    const { keyboard } = this.page;
    await this.machine.desktop?.answer("save", this.disk.file(name));
    await keyboard.press("ControlOrMeta+S");
    if (this.machine.desktop === undefined) {
      await expect(this.dialog("Save experiment")).toBeVisible();
      await keyboard.type(name);
      await keyboard.press("Enter");
    }
    await expect(this.topBar).toContainText("Saved");
  }

  // Dialogs and messages

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

  /** Recover the draft of an experiment that was never saved, from the first screen. */
  async recover(name: string): Promise<void> {
    await this.page.getByRole("region", { name: "Earlier work" }).getByRole("button", { name }).first().click();
    await expect(this.designer).toBeVisible();
  }
}
