import { EventEmitter } from "node:events";
import type { WebContents } from "electron";
import { expect, test } from "vitest";
import { guardNavigation } from "./navigation.ts";
import { ownPages } from "./own-pages.ts";

/** A guarded page, with the outcome of each navigation that it tries. */
function guarded() {
  let openWindow: Parameters<WebContents["setWindowOpenHandler"]>[0] | undefined;
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: (handler: typeof openWindow) => void (openWindow = handler) });
  guardNavigation(contents as unknown as WebContents, ownPages(undefined, true));
  return {
    isPrevented(event: string, url: string, isMainFrame = true): boolean {
      let prevented = false;
      contents.emit(event, { url, isMainFrame, preventDefault: () => (prevented = true) });
      return prevented;
    },
    open: (url: string) => openWindow!({ url } as Parameters<NonNullable<typeof openWindow>>[0]),
  };
}

test.each(["https://example.org/", "app://other/index.html", "app://rheobase/assets/main.js", "file:///etc/passwd", "data:text/html,<p>", "javascript:alert(1)"])(
  "a page goes nowhere: %s",
  (url) => {
    const page = guarded();
    expect(page.isPrevented("will-navigate", url)).toBe(true);
    expect(page.isPrevented("will-frame-navigate", url)).toBe(true);
    expect(page.isPrevented("will-redirect", url)).toBe(true);
    expect(page.isPrevented("will-attach-webview", url)).toBe(true);
    expect(page.open(url)).toEqual({ action: "deny" });
  },
);

test("a page may reload, but cannot be redirected, and opens no second window", () => {
  const page = guarded();
  const url = "app://rheobase/index.html";
  expect(page.isPrevented("will-navigate", url)).toBe(false);
  expect(page.isPrevented("will-frame-navigate", url)).toBe(false);
  expect(page.isPrevented("will-redirect", url)).toBe(true);
  expect(page.open(url)).toEqual({ action: "deny" });
});

test("a frame inside a page cannot navigate, not even to the page", () => {
  const page = guarded();
  for (const url of ["app://rheobase/index.html", "about:blank", "https://example.org/"]) expect(page.isPrevented("will-frame-navigate", url, false)).toBe(true);
});
