import type { WebPreferences } from "electron";

/** What a page of ours may: nothing but what a page on the web may. Most are Electron's defaults, said so that nobody has to know them. */
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
    // Dictionaries would be fetched from the network.
    spellcheck: false,
  };
}
