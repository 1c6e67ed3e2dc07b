import type { Locator, Page } from "@playwright/test";
import { readClipboard } from "./clipboard.ts";
import { readTable } from "./tables.ts";

/** The table of statistics under the results. */
export class Statistics {
  readonly table: Locator;
  readonly #page: Page;
  readonly #section: Locator;

  constructor(page: Page, results: Locator) {
    this.#page = page;
    this.#section = results.getByRole("region", { name: "Statistics" });
    this.table = this.#section.getByRole("grid");
  }

  /** @param heading column header */
  async sortBy(heading: string): Promise<void> {
    await this.table.getByRole("columnheader", { name: heading }).getByRole("button").click();
  }

  /** Texts of a column from the top; of a long table only the visible rows. */
  async column(heading: string): Promise<string[]> {
    const headings = await this.table.getByRole("columnheader").allInnerTexts();
    const at = headings.findIndex((text) => text.trim() === heading);
    if (at === -1) throw new Error(`No column ${heading} among ${headings.join(" | ")}.`);
    const rows = await this.table.getByRole("row").filter({ has: this.#page.getByRole("gridcell") }).all();
    return await Promise.all(rows.map(async (row) => (await row.getByRole("gridcell").nth(at).innerText()).trim()));
  }

  /** Copy the table. Returns its rows of numbers by column header. */
  async copy(): Promise<Record<string, number | undefined>[]> {
    await this.#page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.#section.getByRole("button", { name: "Copy table" }).click();
    await this.#page.getByText(/^Copied \d+ rows? at full precision/).waitFor();
    return readTable(Buffer.from(await readClipboard(this.#page)));
  }
}
