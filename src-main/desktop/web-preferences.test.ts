import { expect, test } from "vitest";
import { webPreferences } from "./web-preferences.ts";

test("our pages have no more rights than pages on the web", () => {
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

test("a clone differs only in its developer tools", () => {
  expect(webPreferences("/p", false)).toEqual({ ...webPreferences("/p", true), devTools: true });
});
