import { EventEmitter } from "node:events";
import type { HandlerDetails, WebContents as Documented, WindowOpenHandlerResponse } from "electron";
import type { WebSocket } from "ws";
import { pageAddress, programAddress } from "../wire/addresses.ts";
import { cloneFromBytes } from "../wire/clone-bytes.ts";
import type { FromPage } from "../wire/page-messages.ts";
import { app } from "./app.ts";
import { DocumentedEvent } from "./documented-event.ts";
import { arriveInMain } from "./ipc-main.ts";
import { nothingElse, onlyEvents } from "./nothing-else.ts";
import { pagePort } from "./page-server.ts";
import { defaultSession } from "./permissions.ts";
import { tester } from "./tester.ts";
import { readPageMessage, WebFrameMain } from "./web-frame-main.ts";

const events = [
  "dom-ready", "did-finish-load", "did-fail-load", "did-start-loading", "did-stop-loading", "did-navigate", "did-navigate-in-page", "page-title-updated", "will-navigate",
  "will-frame-navigate", "will-redirect", "will-attach-webview", "will-prevent-unload", "render-process-gone", "unresponsive", "responsive", "destroyed", "focus", "blur",
  "before-input-event", "context-menu", "console-message", "preload-error", "devtools-opened", "did-create-window",
];

type Implemented =
  | "id" | "send" | "postMessage" | "getURL" | "getTitle" | "isDestroyed" | "isCrashed" | "reload" | "loadURL" | "setWindowOpenHandler";

/** The page of a window. */
export class WebContents extends EventEmitter implements Pick<Documented, Implemented> {
  readonly id: number;
  readonly session = defaultSession;
  #frame = new WebFrameMain("about:blank");
  #windowOpenHandler: (details: HandlerDetails) => WindowOpenHandlerResponse = () => ({ action: "allow" });
  #title = "";
  #destroyed = false;
  #crashed = false;
  /** resolves when the test has opened the page */
  readonly #opened: Promise<void>;

  /** @param id the same as that of its window */
  constructor(id: number, opened: Promise<void>) {
    super();
    onlyEvents(this, "WebContents", events);
    this.id = id;
    this.#opened = opened;
    app.emit("web-contents-created", new DocumentedEvent(), this);
  }

  get mainFrame(): WebFrameMain {
    return this.#frame;
  }

  async loadURL(url: string): Promise<void> {
    await this.#opened;
    const address = pageAddress(url, pagePort());
    await this.session.permitPages(this, url, address);
    try {
      await tester.ask("load", { window: this.id, url: address });
    } catch (error) {
      if (this.#destroyed) return;
      this.emit("did-fail-load", new DocumentedEvent(), -2, "ERR_FAILED", url, true, 1, 1);
      throw new Error(`ERR_FAILED (-2) loading '${url}'`, { cause: error });
    }
  }

  reload(): void {
    this.#crashed = false;
    void tester.ask("reload", { window: this.id });
  }

  send(channel: string, ...args: unknown[]): void {
    this.#frame.send(channel, ...args);
  }

  postMessage(channel: string, message: unknown, transfer?: readonly unknown[]): void {
    this.#frame.postMessage(channel, message, transfer);
  }

  getURL(): string {
    return this.#frame.url;
  }

  getTitle(): string {
    return this.#title;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isCrashed(): boolean {
    return this.#crashed;
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.#windowOpenHandler = handler;
  }

  /** Called by the stand-in when the preload script of a new document connects. */
  documentArrives(socket: WebSocket): void {
    this.#frame.destroy();
    const frame = new WebFrameMain("about:blank", socket);
    this.#frame = frame;
    socket.on("message", (bytes: Buffer) => {
      if (!frame.isDestroyed()) frame.receive(readPageMessage(new Uint8Array(bytes)), (message) => this.#receive(frame, message));
    });
    socket.on("close", () => frame.destroy());
  }

  /** Called by the stand-in when the page or its user navigates. */
  mayNavigate(address: string): boolean {
    const url = programAddress(address, pagePort());
    const event = Object.assign(new DocumentedEvent(), { url, isMainFrame: true, isSameDocument: false, frame: this.#frame, initiator: this.#frame });
    this.emit("will-frame-navigate", event);
    if (!event.defaultPrevented) this.emit("will-navigate", event, url, false, true, this.#frame.processId, this.#frame.routingId);
    return !event.defaultPrevented;
  }

  /** Called by the stand-in when the page calls window.open. */
  askToOpen(address: string, frameName: string, features: string): "allow" | "deny" {
    const details: HandlerDetails = { url: programAddress(address, pagePort()), frameName, features, disposition: "foreground-tab", referrer: { url: "", policy: "default" } };
    const { action } = this.#windowOpenHandler(details);
    if (action === "allow") throw new Error("The stand-in for Electron has no windows that pages open.");
    return action;
  }

  /** Called by the stand-in when the page has loaded. */
  loaded(what: "dom-ready" | "did-finish-load"): void {
    this.emit(what, new DocumentedEvent());
  }

  /** Called by the stand-in when the process of the page has crashed. */
  crash(): void {
    this.#crashed = true;
    this.#frame.destroy();
    this.emit("render-process-gone", new DocumentedEvent(), { reason: "crashed", exitCode: 11 });
  }

  /** Called by the stand-in when the window has closed. */
  destroy(): void {
    this.#destroyed = true;
    this.#frame.destroy();
    this.emit("destroyed");
  }

  #receive(frame: WebFrameMain, message: Exclude<FromPage, { kind: "posted" | "closed" }>): void {
    if (message.kind === "title") {
      this.#title = message.title;
      this.emit("page-title-updated", new DocumentedEvent(), message.title, true);
      return;
    }
    frame.isAt(programAddress(message.url, pagePort()));
    if (message.kind === "sent") arriveInMain(message.channel, this, frame, cloneFromBytes(message.args) as unknown[]);
  }
}
nothingElse(WebContents, "WebContents");
