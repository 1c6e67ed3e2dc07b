import { expect, type Locator } from "@playwright/test";
import { BenchWindow } from "./window-page.ts";
import { fillClipboard } from "./clipboard.ts";

/** What runs in the page, where TypeScript does not know the names of a window. */
interface PageElement {
  contains: (other: unknown) => boolean;
  ownerDocument: { activeElement: unknown };
}

/** ms that a run may take on a machine that is busy with other things */
const longestRun = 80_000;

/** One window of the bench, in the words of the person in front of it. */
export class Bench extends BenchWindow {
  /** Another window of the same program. */
  async secondWindow(): Promise<Bench> {
    return new Bench(await this.machine.openWindow(), this.machine);
  }

  /** Close the window, and open a file in a new one that knows nothing of before. */
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
    // From the start: "Run 2" is also in "Run 1 ... since this run 22:30", late in the evening.
    return this.sidebar.getByRole("treeitem", { level: 2, name: new RegExp(`^${name}\\b`) });
  }

  /** Show an earlier run; runs are listed beside results. */
  async chooseRun(name: string): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+2");
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
    await this.page.keyboard.press("ControlOrMeta+V");
  }

  // Runs

  async run(): Promise<void> {
    // One at a time: the run before may still be ending.
    await expect(this.cancelButton).toBeHidden();
    const before = (await this.status.textContent()) ?? "";
    await this.page.keyboard.press("ControlOrMeta+Enter");
    await expect(this.results).toBeVisible();
    // What the status says of the run before is not said of this one.
    await expect(this.status).not.toHaveText(before);
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
    await expect(this.status).toContainText(/has finished|Verified|differently|failed/, { timeout: longestRun });
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
}
