import { expect, test } from "vitest";
import { webPreferences } from "./web-preferences.ts";

test("a page of ours may what a page on the web may, and no more", () => {
  expect(webPreferences("/built/preload.cjs", true)).toEqual({
    preload: "/built/preload.cjs",
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    devTools: false,
    spellcheck: false,
  });
});

test("only a clone has developer tools; nothing else differs", () => {
  expect(webPreferences("/p", false)).toEqual({ ...webPreferences("/p", true), devTools: true });
});
