import { expect, type Locator } from "@playwright/test";
import { BenchWindow } from "./window-page.ts";
import { fillClipboard } from "./clipboard.ts";

/** An element in the page: this project's types do not include the DOM. */
interface PageElement {
  contains: (other: unknown) => boolean;
  ownerDocument: { activeElement: unknown };
}

/** One window of the bench. Each method is an action of its user. */
export class Bench extends BenchWindow {
  /** Another window of the same program. */
  async secondWindow(): Promise<Bench> {
    return new Bench(await this.machine.openWindow(), this.machine);
  }

  /** Close the window, and open a file in a new one without state from before. */
  async reopen(name: string): Promise<Bench> {
    await this.machine.closeWindow(this.page);
    const next = await this.secondWindow();
    await next.open(name);
    return next;
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
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.type(next);
    await this.page.keyboard.press("Enter");
    await expect(this.protocol(next)).toBeVisible();
  }

  async duplicate(name: string): Promise<void> {
    await this.protocol(name).click();
    await this.page.keyboard.press("ControlOrMeta+D");
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
    // Match from the start: late in the evening, "Run 2" is also part of "Run 1 ... since this run 22:30".
    return this.sidebar.getByRole("treeitem", { level: 2, name: new RegExp(`^${name}\\b`) });
  }

  /** Show an earlier run; the sidebar lists runs while results are shown. */
  async chooseRun(name: string): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+2");
    await this.runInSidebar(name).click();
  }

  // Design

  async design(): Promise<void> {
    await this.topBar.getByRole("tab", { name: "Design" }).click();
  }

  /** A field of the designer, by its accessible name. */
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

  /** @param epoch its letter @param column accessible name: "delta level" */
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
    await this.page.keyboard.press("ControlOrMeta+V");
  }

  // Runs

  async run(): Promise<void> {
    // The run before may still be ending.
    await expect(this.cancelButton).toBeHidden();
    const before = (await this.status.textContent()) ?? "";
    await this.page.keyboard.press("ControlOrMeta+Enter");
    await expect(this.results).toBeVisible();
    // The status may still show the run before.
    await expect(this.status).not.toHaveText(before);
  }

  /** Press the run button, also when it is marked as disabled. */
  async pressRun(): Promise<void> {
    await this.runButton.press("Enter");
  }

  async cancelRun(): Promise<void> {
    await this.cancelButton.click();
    await expect(this.status).toContainText("was cancelled");
  }

  /** Wait until all conditions have finished. */
  async waitForRun(): Promise<void> {
    await expect(this.status).toContainText(/has finished|Verified|differently|failed/);
  }

  /** Wait until at least so many conditions have finished. */
  async waitForConditions(atLeast: number): Promise<void> {
    await expect.poll(() => this.conditionsFinished()).toBeGreaterThanOrEqual(atLeast);
  }

  /** Number of finished conditions in the status bar; 0 when it shows something else. */
  async conditionsFinished(): Promise<number> {
    return Number(/(\d+) of \d+ conditions?/.exec((await this.status.textContent()) ?? "")?.[1] ?? 0);
  }

  /** Press a key until the focus is in `place`, as users of the keyboard do. */
  async pressUntilIn(place: Locator, key: string): Promise<void> {
    for (let k = 0; k < 40; k++) {
      if (await place.evaluate((element) => (element as unknown as PageElement).contains((element as unknown as PageElement).ownerDocument.activeElement))) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${key} does not move the focus to ${String(place)}.`);
  }
}
