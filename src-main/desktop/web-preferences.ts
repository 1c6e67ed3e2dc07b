import type { WebPreferences } from "electron";

/** Restricts the bench's page to what a web page may do. Most values are Electron's defaults, spelled out for the reader. */
export function webPreferences(preload: string, isPackaged: boolean): WebPreferences {
  return {
    preload,
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
    devTools: !isPackaged,
    // The spell checker would download dictionaries.
    spellcheck: false,
  };
}
