import type { Page } from "@playwright/test";

// What runs in the page, where TypeScript does not know the names of a window.
interface PageGlobals {
  navigator: { clipboard: { readText: () => Promise<string>; writeText: (text: string) => Promise<void> } };
}

/** What a text editor would get on Ctrl+V. */
export async function readClipboard(page: Page): Promise<string> {
  await allow(page);
  return await page.evaluate(() => (globalThis as unknown as PageGlobals).navigator.clipboard.readText());
}

/** As if it had been copied in another program. */
export async function fillClipboard(page: Page, text: string): Promise<void> {
  await allow(page);
  await page.evaluate((copied) => (globalThis as unknown as PageGlobals).navigator.clipboard.writeText(copied), text);
}

async function allow(page: Page): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
}
