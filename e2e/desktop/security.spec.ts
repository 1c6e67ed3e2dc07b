import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { portChannel } from "../../src-shared/contract/desktop-bridge.ts";
import type { DesktopAround } from "../hosts/desktop-around.ts";
import { expect, test } from "./desktop-test.ts";

/** Globals of the page: this project's types do not include the DOM. */
interface PageGlobals {
  rheobaseDesktop: { connect: (to: string) => void; pathOf: (file: unknown) => string };
  location: { href: string };
  open: (url: string) => unknown;
  fetch: (url: string) => Promise<{ status: number; headers: Headers }>;
  navigator: { permissions: { query: (what: { name: string }) => Promise<{ state: string }> } };
  Notification: { requestPermission: () => Promise<string> };
  File: new (parts: string[], name: string) => unknown;
  document: { createElement: (name: "a") => { href: string; target: string; click: () => void } };
}
// Functions passed to `evaluate` run in the page and can use only this.
declare const self: PageGlobals;

test("the page has the bridge of the preload script, and otherwise nothing of Electron or Node", async ({ page, bench }) => {
  await expect(bench.template("Current steps")).toBeVisible();
  const found = await page.evaluate(() =>
    ["require", "process", "module", "exports", "Buffer", "electron", "ipcRenderer", "contextBridge", "__dirname"].filter((name) => name in self),
  );
  expect(found).toEqual([]);
  const { bridge, isFrozen } = await page.evaluate(() => ({ bridge: Object.keys(self.rheobaseDesktop), isFrozen: Object.isFrozen(self.rheobaseDesktop) }));
  expect(bridge).toEqual(["connect", "pathOf"]);
  expect(isFrozen).toBe(true);
  // A file made by the page has no path.
  expect(await page.evaluate(() => self.rheobaseDesktop.pathOf(new self.File(["text"], "made.txt")))).toBe("");
});

test("the page cannot navigate away or open a window", async ({ page, bench, desktop }) => {
  await expect(bench.template("Current steps")).toBeVisible();
  const address = page.url();
  await page.evaluate(() => (self.location.href = "https://example.org/"));
  expect(await page.evaluate(() => self.open("https://example.org/"))).toBeNull();
  await page.evaluate(() => {
    const link = self.document.createElement("a");
    Object.assign(link, { href: "about:blank", target: "_blank" });
    link.click();
  });
  await bench.newExperiment();
  expect(page.url()).toBe(address);
  expect(desktop.windows()).toEqual([page]);
});

test("the only permission of the page is to write to the clipboard", async ({ page, bench }) => {
  await expect(bench.template("Current steps")).toBeVisible();
  for (const name of ["geolocation", "camera", "microphone", "notifications", "clipboard-read", "midi"]) {
    expect(await page.evaluate(async (asked) => (await self.navigator.permissions.query({ name: asked })).state, name), name).toBe("denied");
  }
  expect(await page.evaluate(() => self.Notification.requestPermission())).toBe("denied");
});

test("the program's own scheme serves the pages, with the headers of the server host, and no other file", async ({ page, bench, desktop, problems }) => {
  await expect(bench.template("Current steps")).toBeVisible();
  expect(await desktop.program.evaluateWindow(page, (window) => window.webContents.getURL(), undefined)).toBe("app://rheobase/index.html");
  const policy = await page.evaluate(async () => (await self.fetch("/index.html")).headers.get("content-security-policy"));
  expect(policy).toContain("default-src 'none'");
  problems.expect(/404/);
  for (const path of ["/../../package.json", "/%2e%2e/%2e%2e/package.json", "/main.js"]) {
    expect(await page.evaluate(async (asked) => (await self.fetch(asked)).status, path), path).toBe(404);
  }
});

test("only the program's own page gets ports: another page in the same window gets none", async ({ page, bench, desktop }) => {
  await expect(bench.template("Current steps")).toBeVisible();
  expect(await portsGiven(desktop, page)).toBe(1);
  const server = createServer((_, response) => response.setHeader("Content-Type", "text/html").end("<title>elsewhere</title><link rel=icon href=data:,>"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(await portsGiven(desktop, page)).toBe(0);
  server.close();
});

/** Number of ports that the main process gives a page that asks for one. */
async function portsGiven(desktop: DesktopAround, page: Page): Promise<number> {
  const count = desktop.program.evaluate(({ BrowserWindow, ipcMain }, channel) => {
    const [window] = BrowserWindow.getAllWindows();
    let given = 0;
    Object.assign(window!.webContents.mainFrame, { postMessage: () => (given += 1) });
    return new Promise<number>((resolve) => {
      ipcMain.on(channel, (_, to) => {
        if (to === "nobody") resolve(given);
      });
    });
  }, portChannel);
  // When the main process has answered this, it listens for requests.
  await desktop.title(page);
  await page.evaluate(() => {
    self.rheobaseDesktop.connect("service");
    self.rheobaseDesktop.connect("nobody");
  });
  return await count;
}
