import type { WebContents } from "electron";
import { isOwnPage, type OwnPages } from "./own-pages.ts";

/** Blocks navigation: a page may only reload itself, and may not open windows or embed other pages. */
export function guardNavigation(contents: Pick<WebContents, "on" | "setWindowOpenHandler">, pages: OwnPages): void {
  contents.on("will-navigate", (event) => {
    if (!isOwnPage(pages, event.url)) event.preventDefault();
  });
  // The policy of the pages allows no frame; should there ever be one, it goes nowhere.
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame || !isOwnPage(pages, event.url)) event.preventDefault();
  });
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}
