import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from "electron";
import { bridgeName, portChannel, type PortMessage, type PortTarget } from "../../src-shared/contract/desktop-bridge.ts";

// All that a page has of Electron: it may ask for its two ports, and for the path of a file that was dropped on it.

/** A preload script stands in the page; the rest of this folder does not. */
declare const window: { postMessage(message: PortMessage, origin: string, ports: IpcRendererEvent["ports"]): void };
declare const location: { readonly origin: string };

ipcRenderer.on(portChannel, ({ ports }, to: PortTarget) => {
  // Ports cannot cross to the page in any other way. To the own origin, so that no other page that came to stand here gets them.
  window.postMessage({ kind: portChannel, to }, location.origin, ports);
});

contextBridge.exposeInMainWorld(bridgeName, {
  connect: (to: PortTarget) => ipcRenderer.send(portChannel, to),
  pathOf: (file: File) => webUtils.getPathForFile(file),
});
