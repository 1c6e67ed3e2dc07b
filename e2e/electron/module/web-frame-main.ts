import { EventEmitter } from "node:events";
import type { WebFrameMain as Documented } from "electron";
import { cloneFromBytes, cloneToBytes, plainToBytes } from "../wire/clone-bytes.ts";
import type { FromPage, ToPage } from "../wire/page-messages.ts";
import type { WebSocket } from "ws";
import { transferred } from "./message-port-main.ts";
import { nothingElse, onlyEvents } from "./nothing-else.ts";
import { bring, closePort, holderGone, passOn } from "./switchboard.ts";

type Implemented = "url" | "origin" | "send" | "postMessage" | "isDestroyed" | "detached" | "name" | "frameTreeNodeId" | "processId" | "routingId";

let frames = 0;

/** The main frame of a page while it shows one document. */
export class WebFrameMain extends EventEmitter implements Pick<Documented, Implemented> {
  readonly frameTreeNodeId = ++frames;
  readonly processId = 1;
  readonly routingId = this.frameTreeNodeId;
  readonly name = "";
  readonly parent = null;
  readonly #socket: WebSocket | undefined;
  #url: string;
  #destroyed = false;

  /** @param socket to its preload script; undefined before a document has loaded: messages are then dropped */
  constructor(url: string, socket?: WebSocket) {
    super();
    onlyEvents(this, "WebFrameMain", ["dom-ready"]);
    this.#url = url;
    this.#socket = socket;
  }

  get url(): string {
    return this.#url;
  }

  /** Standard schemes have an origin, like http. */
  get origin(): string {
    const { protocol, host } = new URL(this.#url);
    return host === "" ? "null" : `${protocol}//${host}`;
  }

  get top(): this {
    return this;
  }

  get detached(): boolean {
    return this.#destroyed;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#expectAlive();
    this.#holder.tell({ kind: "sent", channel, args: cloneToBytes(args), ports: [] });
  }

  /** @throws TypeError if `transfer` has anything but ports */
  postMessage(channel: string, message: unknown, transfer?: readonly unknown[]): void {
    this.#expectAlive();
    const args = cloneToBytes([message]);
    bring<ToPage>(this.#holder, transferred(transfer).map((port) => port.neuter()), (ports) => ({ kind: "sent", channel, args, ports }));
  }

  /** Used by the stand-in to send something to the page. */
  tell(message: ToPage): void {
    this.#holder.tell(message);
  }

  /** Called by the stand-in when the address changes within the document. */
  isAt(url: string): void {
    this.#url = url;
  }

  /** Called by the stand-in for a message from the page: handles those about ports, and passes others to `ifElse`. */
  receive(message: FromPage, ifElse: (message: Exclude<FromPage, { kind: "posted" | "closed" }>) => void): void {
    if (message.kind === "posted") passOn(message.port, message.body, []);
    else if (message.kind === "closed") closePort(message.port);
    else ifElse(message);
  }

  /** Called by the stand-in when the document is replaced or closed. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    holderGone(this.#holder);
    this.#socket?.terminate();
  }

  readonly #holder = {
    tell: (message: ToPage): void => {
      if (this.#socket?.readyState === this.#socket?.OPEN) this.#socket?.send(plainToBytes(message));
    },
  };

  #expectAlive(): void {
    if (this.#destroyed) throw new Error("Render frame was disposed before WebFrameMain could be accessed");
  }
}
nothingElse(WebFrameMain, "WebFrameMain");

/** Decode a message from a page's preload script. */
export const readPageMessage = (bytes: Uint8Array): FromPage => cloneFromBytes(bytes) as FromPage;
