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

  /** @param heading that of the column */
  async sortBy(heading: string): Promise<void> {
    await this.table.getByRole("columnheader", { name: heading }).getByRole("button").click();
  }

  /** What stands in a column, from the top; of a long table the rows that are in sight. */
  async column(heading: string): Promise<string[]> {
    const headings = await this.table.getByRole("columnheader").allInnerTexts();
    const at = headings.findIndex((text) => text.trim() === heading);
    if (at === -1) throw new Error(`No column ${heading} among ${headings.join(" | ")}.`);
    const rows = await this.table.getByRole("row").filter({ has: this.#page.getByRole("gridcell") }).all();
    return await Promise.all(rows.map(async (row) => (await row.getByRole("gridcell").nth(at).innerText()).trim()));
  }

  /** The table as it comes out of the clipboard: rows of numbers by heading. */
  async copy(): Promise<Record<string, number | undefined>[]> {
    await this.#page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.#section.getByRole("button", { name: "Copy table" }).click();
    await this.#page.getByText(/^Copied \d+ rows? at full precision/).waitFor();
    return readTable(Buffer.from(await readClipboard(this.#page)));
  }
}
