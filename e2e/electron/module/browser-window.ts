import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { BrowserWindowConstructorOptions, BrowserWindow as Documented, Rectangle } from "electron";
import { app } from "./app.ts";
import { DocumentedEvent } from "./documented-event.ts";
import { nothingElse, onlyEvents } from "./nothing-else.ts";
import { pagePort } from "./page-server.ts";
import { pageScripts } from "./page-scripts.ts";
import { tester } from "./tester.ts";
import { WebContents } from "./web-contents.ts";
import { keepState, keptState, screenBounds } from "./window-bounds.ts";

const events = [
  "close", "closed", "focus", "blur", "show", "hide", "ready-to-show", "page-title-updated", "resize", "resized", "move", "moved", "maximize", "unmaximize", "minimize", "restore",
  "enter-full-screen", "leave-full-screen", "unresponsive", "responsive", "session-end", "query-session-end", "persisted-state-restored",
];

type Implemented =
  | "id" | "loadURL" | "close" | "destroy" | "isDestroyed" | "focus" | "blur" | "isFocused" | "show" | "showInactive" | "hide" | "isVisible" | "maximize" | "unmaximize"
  | "isMaximized" | "minimize" | "restore" | "isMinimized" | "isFullScreen" | "setTitle" | "getTitle" | "setDocumentEdited" | "isDocumentEdited"
  | "setRepresentedFilename" | "getRepresentedFilename" | "setProgressBar" | "getBounds" | "getNormalBounds" | "setBounds" | "flashFrame" | "setMenuBarVisibility";

/** Open windows; the last one had the focus most recently. */
const open: BrowserWindow[] = [];
let focused: BrowserWindow | undefined;
let ids = 0;

function setFocused(window: BrowserWindow): void {
  focused = window;
}

/** A window. Its page is a page of the test's browser. */
export class BrowserWindow extends EventEmitter implements Pick<Documented, Implemented> {
  readonly id = ++ids;
  readonly webContents: WebContents;
  readonly #name: string | undefined;
  #title: string;
  #edited = false;
  #represented = "";
  #bounds: Rectangle;
  #visible = false;
  #maximized = false;
  #minimized = false;
  #destroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error("Cannot create BrowserWindow before app is ready");
    onlyEvents(this, "BrowserWindow", events);
    expectGuarded(options.webPreferences ?? {});
    const { width = 800, height = 600 } = options;
    const { x = Math.round((screenBounds.width - width) / 2), y = Math.round((screenBounds.height - height) / 2) } = options;
    const kept = options.name === undefined || options.windowStatePersistence === undefined ? undefined : keptState(options.name);
    this.#name = options.windowStatePersistence === undefined ? undefined : options.name;
    this.#bounds = kept?.bounds ?? { x, y, width, height };
    this.#title = options.title ?? app.name;
    const secret = randomUUID();
    const preload = options.webPreferences?.preload;
    const opened = tester.ask("openPage", {
      window: this.id,
      size: this.#bounds,
      ...pageScripts({ socket: `ws://127.0.0.1:${pagePort()}/?window=${this.id}`, secret }, preload === undefined ? "" : readFileSync(preload, "utf8")),
    });
    this.webContents = new WebContents(this.id, opened);
    this.webContents.on("page-title-updated", (_, title: string) => {
      const event = new DocumentedEvent();
      this.emit("page-title-updated", event, title, true);
      if (!event.defaultPrevented) this.#title = title;
    });
    this.webContents.once("dom-ready", () => this.emit("ready-to-show"));
    open.push(this);
    app.emit("browser-window-created", new DocumentedEvent(), this);
    if (kept?.maximized === true) this.#maximized = true;
    if (kept !== undefined) setImmediate(() => this.emit("persisted-state-restored"));
    if (options.show !== false) this.show();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return open.find((window) => window.id === id) ?? null;
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return open.find((window) => window.webContents === contents) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  /** Close like a user: the program can prevent it, then the page. */
  close(): void {
    if (this.#destroyed) return;
    const event = new DocumentedEvent();
    this.emit("close", event);
    if (event.defaultPrevented) app.stay();
    else void tester.ask("closePage", { window: this.id, asks: true });
  }

  /** Close at once; nobody can prevent it. */
  destroy(): void {
    if (this.#destroyed) return;
    void tester.ask("closePage", { window: this.id, asks: false });
    this.gone();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  focus(): void {
    if (focused === this || this.#destroyed || !this.#visible) return;
    focused?.blur();
    setFocused(this);
    open.push(...open.splice(open.indexOf(this), 1));
    this.emit("focus", new DocumentedEvent());
    app.emit("browser-window-focus", new DocumentedEvent(), this);
  }

  blur(): void {
    if (focused !== this) return;
    focused = undefined;
    this.emit("blur", new DocumentedEvent());
    app.emit("browser-window-blur", new DocumentedEvent(), this);
  }

  isFocused(): boolean {
    return focused === this;
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    this.#expectAlive();
    if (this.#visible) return;
    this.#visible = true;
    this.emit("show");
  }

  hide(): void {
    this.#visible = false;
    this.blur();
    this.emit("hide");
  }

  isVisible(): boolean {
    return this.#visible;
  }

  maximize(): void {
    this.#maximized = true;
    this.#resizePage();
    this.emit("maximize");
  }

  unmaximize(): void {
    this.#maximized = false;
    this.#resizePage();
    this.emit("unmaximize");
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  minimize(): void {
    this.#minimized = true;
    this.blur();
    this.emit("minimize");
  }

  restore(): void {
    this.#minimized = false;
    this.emit("restore");
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  isFullScreen(): boolean {
    return false;
  }

  setTitle(title: string): void {
    this.#expectAlive();
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setDocumentEdited(edited: boolean): void {
    this.#expectAlive();
    this.#edited = edited;
  }

  isDocumentEdited(): boolean {
    return this.#edited;
  }

  setRepresentedFilename(path: string): void {
    this.#expectAlive();
    this.#represented = path;
  }

  getRepresentedFilename(): string {
    return this.#represented;
  }

  /** The system would draw it: only the argument is checked here. */
  setProgressBar(progress: number): void {
    this.#expectAlive();
    if (!Number.isFinite(progress)) throw new TypeError("Error processing argument at index 0, conversion failure");
  }

  flashFrame(): void {
    this.#expectAlive();
  }

  setMenuBarVisibility(): void {
    this.#expectAlive();
  }

  getBounds(): Rectangle {
    return this.#maximized ? { ...screenBounds } : { ...this.#bounds };
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#expectAlive();
    this.#bounds = { ...this.#bounds, ...bounds };
    this.#resizePage();
    this.emit("resize");
    this.emit("resized");
  }

  /** Called by the stand-in when the page has closed. */
  gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    if (this.#name !== undefined) keepState(this.#name, { bounds: this.#bounds, maximized: this.#maximized });
    open.splice(open.indexOf(this), 1);
    if (focused === this) focused = undefined;
    this.webContents.destroy();
    this.emit("closed");
    // Like a window manager, focus the next window.
    open.findLast((window) => window.isVisible() && !window.isMinimized())?.focus();
    app.windowClosed();
  }

  #resizePage(): void {
    const { width, height } = this.getBounds();
    void tester.ask("resize", { window: this.id, size: { width, height } });
  }

  #expectAlive(): void {
    if (this.#destroyed) throw new TypeError("Object has been destroyed");
  }
}
nothingElse(BrowserWindow, "BrowserWindow");

/** Throw for options that the stand-in does not support: it has only isolated, sandboxed pages without Node. */
function expectGuarded({
  contextIsolation = true,
  sandbox = true,
  nodeIntegration = false,
  webSecurity = true,
  webviewTag = false,
}: NonNullable<BrowserWindowConstructorOptions["webPreferences"]>): void {
  if (!contextIsolation || !sandbox || nodeIntegration || !webSecurity || webviewTag)
    throw new Error("The stand-in for Electron has no pages without contextIsolation, sandbox and webSecurity, or with nodeIntegration or webviewTag.");
}
