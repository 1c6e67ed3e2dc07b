import type { Page } from "@playwright/test";

// What runs in the page, where TypeScript does not know the names of a window.
interface PageGlobals {
  navigator: {
    clipboard: {
      readText: () => Promise<string>;
      writeText: (text: string) => Promise<void>;
      read: () => Promise<{ types: string[]; getType: (type: string) => Promise<Blob> }[]>;
    };
  };
}

/** What a text editor would get on Ctrl+V. */
export async function readClipboard(page: Page): Promise<string> {
  await allow(page);
  return await page.evaluate(() => (globalThis as unknown as PageGlobals).navigator.clipboard.readText());
}

/** What a drawing program would get on Ctrl+V: a PNG; undefined where no picture was copied. */
export async function readPicture(page: Page): Promise<Buffer | undefined> {
  await allow(page);
  const bytes = await page.evaluate(async () => {
    const [item] = await (globalThis as unknown as PageGlobals).navigator.clipboard.read();
    if (item?.types.includes("image/png") !== true) return undefined;
    return [...new Uint8Array(await (await item.getType("image/png")).arrayBuffer())];
  });
  return bytes === undefined ? undefined : Buffer.from(bytes);
}

/** As if it had been copied in another program. */
export async function fillClipboard(page: Page, text: string): Promise<void> {
  await allow(page);
  await page.evaluate((copied) => (globalThis as unknown as PageGlobals).navigator.clipboard.writeText(copied), text);
}

async function allow(page: Page): Promise<void> {
  // For the page's own origin: what a desktop has refused to it is refused for that.
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(page.url()).origin });
}
