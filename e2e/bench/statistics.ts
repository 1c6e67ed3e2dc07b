import type { Locator, Page } from "@playwright/test";

/** The table of statistics under the results. */
export class Statistics {
  readonly table: Locator;
  readonly #page: Page;
  readonly #section: Locator;

  constructor(page: Page, results: Locator) {
    this.#page = page;
    this.#section = results.getByRole("region", { name: "Statistics" });
    this.table = this.#section.getByRole("table").or(this.#section.getByRole("grid"));
  }

  /** @param heading that of the column */
  async sortBy(heading: string): Promise<void> {
    await this.#heading(heading).getByRole("button").click();
  }

  /** What stands in a column, from the top. */
  async column(heading: string): Promise<string[]> {
    const headings = await this.table.getByRole("columnheader").allTextContents();
    const at = headings.findIndex((text) => text.trim().startsWith(heading));
    if (at === -1) throw new Error(`No column ${heading} among ${headings.join(" | ")}.`);
    const rows = await this.table.getByRole("row").filter({ has: this.#page.getByRole("cell").or(this.#page.getByRole("gridcell")) }).all();
    return await Promise.all(rows.map(async (row) => ((await row.getByRole("cell").or(row.getByRole("gridcell")).or(row.getByRole("rowheader")).nth(at).textContent()) ?? "").trim()));
  }

  /** The table as it comes out of the clipboard. */
  async copy(): Promise<string> {
    await this.#page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.#section.getByRole("button", { name: /copy/i }).click();
    return await this.#page.evaluate(() => (globalThis as unknown as { navigator: { clipboard: { readText: () => Promise<string> } } }).navigator.clipboard.readText());
  }

  #heading(name: string): Locator {
    return this.table.getByRole("columnheader", { name });
  }
}
