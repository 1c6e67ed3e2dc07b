import type { Page } from "@playwright/test";

// Globals of the page: this project's types do not include the DOM.
interface PageGlobals {
  navigator: {
    clipboard: {
      readText: () => Promise<string>;
      writeText: (text: string) => Promise<void>;
      read: () => Promise<{ types: string[]; getType: (type: string) => Promise<Blob> }[]>;
    };
  };
}

/** Text in the clipboard. */
export async function readClipboard(page: Page): Promise<string> {
  await allow(page);
  return await page.evaluate(() => (globalThis as unknown as PageGlobals).navigator.clipboard.readText());
}

/** PNG in the clipboard; undefined without a picture. */
export async function readPicture(page: Page): Promise<Buffer | undefined> {
  await allow(page);
  const bytes = await page.evaluate(async () => {
    const [item] = await (globalThis as unknown as PageGlobals).navigator.clipboard.read();
    if (item?.types.includes("image/png") !== true) return undefined;
    return [...new Uint8Array(await (await item.getType("image/png")).arrayBuffer())];
  });
  return bytes === undefined ? undefined : Buffer.from(bytes);
}

/** Put text into the clipboard, like another program. */
export async function fillClipboard(page: Page, text: string): Promise<void> {
  await allow(page);
  await page.evaluate((copied) => (globalThis as unknown as PageGlobals).navigator.clipboard.writeText(copied), text);
}

async function allow(page: Page): Promise<void> {
  // Grant them to the page's origin, for which the desktop may have refused them.
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(page.url()).origin });
}
