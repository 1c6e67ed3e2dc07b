import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from "electron";
import { bridgeName, portChannel, type PortMessage, type PortTarget } from "../../src-shared/contract/desktop-bridge.ts";

// All of Electron that a page can reach: it may request its two ports and the path of a dropped file.

/** The preload script runs in the page, so it has a `window`; the rest of this folder does not. */
declare const window: { postMessage(message: PortMessage, origin: string, ports: IpcRendererEvent["ports"]): void };
declare const location: { readonly origin: string };

ipcRenderer.on(portChannel, ({ ports }, to: PortTarget) => {
  // Posting to the window is the only way to hand a port to the page. The target origin keeps ports from any other page.
  window.postMessage({ kind: portChannel, to }, location.origin, ports);
});

contextBridge.exposeInMainWorld(bridgeName, {
  connect: (to: PortTarget) => ipcRenderer.send(portChannel, to),
  pathOf: (file: File) => webUtils.getPathForFile(file),
});
