import type { Page } from "@playwright/test";

/** Drop a file from the disk on a page, as from a file manager. @param place px from the upper left corner of the page */
export async function dropFile(page: Page, path: string, { x, y }: { readonly x: number; readonly y: number }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) await session.send("Input.dispatchDragEvent", { type, x, y, data });
  await session.detach();
}
