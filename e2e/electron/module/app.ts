import { EventEmitter } from "node:events";
import type { App as Documented } from "electron";
import { appFolder, appPath, manifest, setAppPath } from "./app-paths.ts";
import { switchValue } from "./command-line.ts";
import { DocumentedEvent } from "./documented-event.ts";
import { nothingElse, onlyEvents } from "./nothing-else.ts";
import { takeSingleInstanceLock, type SecondStart } from "./single-instance.ts";
import { killUtilityProcesses, utilityProcesses } from "./utility-process.ts";

const events = [
  "ready", "will-finish-launching", "window-all-closed", "before-quit", "will-quit", "quit", "second-instance", "activate", "open-file", "open-url",
  "browser-window-created", "browser-window-focus", "browser-window-blur", "web-contents-created", "render-process-gone", "child-process-gone",
];

type Implemented =
  | "whenReady" | "isReady" | "quit" | "exit" | "requestSingleInstanceLock" | "hasSingleInstanceLock" | "getPath" | "setPath" | "getAppPath" | "getName"
  | "getVersion" | "getLocale" | "isPackaged" | "addRecentDocument" | "clearRecentDocuments" | "setAppUserModelId" | "enableSandbox" | "disableHardwareAcceleration";

/** The part of the windows that `app` needs. */
export interface OpenWindows {
  /** @returns false if a window stays open */
  readonly closeAll: () => boolean;
  readonly destroyAll: () => void;
  readonly count: () => number;
}

class App extends EventEmitter implements Pick<Documented, Implemented> {
  readonly isPackaged = false;
  readonly name = manifest.name;
  /** only macOS has a dock */
  readonly dock = undefined;
  #ready = false;
  #quitting = false;
  #hasLock = false;
  /** second starts that arrived before this process was ready */
  readonly #early: SecondStart[] = [];
  #windows: OpenWindows = { closeAll: () => true, destroyAll: () => undefined, count: () => 0 };

  constructor() {
    super();
    onlyEvents(this, "app", events);
  }

  readonly commandLine = Object.freeze({
    hasSwitch: (name: string) => switchValue(name) !== undefined,
    getSwitchValue: (name: string) => switchValue(name) ?? "",
  });

  isReady(): boolean {
    return this.#ready;
  }

  whenReady(): Promise<void> {
    return this.#ready ? Promise.resolve() : new Promise((resolve) => this.once("ready", () => resolve()));
  }

  quit(): void {
    if (this.#quitting) return;
    const event = new DocumentedEvent();
    this.emit("before-quit", event);
    if (event.defaultPrevented) return;
    this.#quitting = true;
    if (this.#windows.count() === 0) this.#finishQuit();
    else if (!this.#windows.closeAll()) this.#quitting = false;
  }

  exit(code = 0): void {
    this.#windows.destroyAll();
    this.#end(code);
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    if (this.#hasLock) return true;
    const start = { argv: process.argv, workingDirectory: process.cwd(), additionalData: additionalData ?? null };
    this.#hasLock = takeSingleInstanceLock(this.getPath("userData"), start, (second) => {
      if (this.#ready) this.#tellOf(second);
      else this.#early.push(second);
    });
    return this.#hasLock;
  }

  hasSingleInstanceLock(): boolean {
    return this.#hasLock;
  }

  getPath(name: string): string {
    return appPath(name);
  }

  setPath(name: string, path: string): void {
    setAppPath(name, path);
  }

  getAppPath(): string {
    return appFolder;
  }

  getName(): string {
    return manifest.name;
  }

  getVersion(): string {
    return manifest.version;
  }

  getLocale(): string {
    return "en-GB";
  }

  /** Lists utility processes only, with fewer properties than Electron. */
  getAppMetrics(): { readonly type: "Utility"; readonly name: string; readonly pid: number }[] {
    return utilityProcesses().flatMap(({ name, pid }) => (pid === undefined ? [] : [{ type: "Utility", name, pid }]));
  }

  // The methods below only tell the system something: they do nothing here.
  addRecentDocument(): void {}
  clearRecentDocuments(): void {}
  setAppUserModelId(): void {}
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}

  /** Called by the stand-in when windows can be opened. */
  becomeReady(windows: OpenWindows): void {
    this.#windows = windows;
    this.#ready = true;
    this.emit("will-finish-launching");
    this.emit("ready", new DocumentedEvent(), {});
    for (const second of this.#early.splice(0)) this.#tellOf(second);
  }

  /** Called by the stand-in when a window refuses to close: ends a quit. */
  stay(): void {
    this.#quitting = false;
  }

  /** Called by the stand-in when a window has closed. */
  windowClosed(): void {
    if (this.#windows.count() > 0) return;
    if (this.#quitting) this.#finishQuit();
    else if (this.listenerCount("window-all-closed") === 0) this.quit();
    else this.emit("window-all-closed");
  }

  #finishQuit(): void {
    const event = new DocumentedEvent();
    this.emit("will-quit", event);
    if (event.defaultPrevented) this.#quitting = false;
    else this.#end(0);
  }

  #end(code: number): void {
    this.#quitting = true;
    this.emit("quit", new DocumentedEvent(), code);
    killUtilityProcesses();
    // Let the current task finish.
    setImmediate(() => process.exit(code));
  }

  #tellOf({ argv, workingDirectory, additionalData }: SecondStart): void {
    this.emit("second-instance", new DocumentedEvent(), argv, workingDirectory, additionalData);
  }
}
nothingElse(App, "app");

export const app = new App();
