import { expect, type Locator, type Page } from "@playwright/test";

/** The dialog that writes tables and figures. */
export class ExportDialog {
  readonly dialog: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole("dialog", { name: "Export" });
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press("ControlOrMeta+E");
    await expect(this.dialog).toBeVisible();
  }

  /** Choose an option by its text. @param name accessible name of the group of options */
  async choose(name: string, option: string): Promise<void> {
    await this.dialog.getByRole("combobox", { name }).click();
    await this.#page.getByRole("option", { name: option }).click();
  }

  async tick(...names: readonly string[]): Promise<void> {
    for (const name of names) await this.dialog.getByRole("checkbox", { name, exact: true }).check();
  }

  /** Press the export button; wait for nothing. */
  async askToWrite(): Promise<void> {
    await this.dialog.getByRole("button", { name: /^Export [1-9]\d* files?/ }).click();
  }

  /** Press a button by its name. */
  async answer(button: string): Promise<void> {
    await this.dialog.getByRole("button", { name: button, exact: true }).click();
  }

  /** Write the files, and wait for the message that they are written. */
  async write(): Promise<void> {
    await this.askToWrite();
    await this.written();
  }

  async written(): Promise<void> {
    await expect(this.dialog).toBeHidden();
    // An earlier message may still be shown.
    await expect(this.#page.getByText(/^\d+ files? in /).first()).toBeVisible();
  }
}
