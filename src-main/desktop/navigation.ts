import type { WebContents } from "electron";
import { isOwnPage, type OwnPages } from "./own-pages.ts";

/** Keep a page where it is: it may load itself again, goes nowhere else, opens no window and holds no other page. */
export function guardNavigation(contents: Pick<WebContents, "on" | "setWindowOpenHandler">, pages: OwnPages): void {
  contents.on("will-navigate", (event) => {
    if (!isOwnPage(pages, event.url)) event.preventDefault();
  });
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}
