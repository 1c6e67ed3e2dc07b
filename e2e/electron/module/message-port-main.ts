import { EventEmitter } from "node:events";
import type { MessagePortMain as Documented } from "electron";
import { cloneFromBytes, cloneToBytes } from "../wire/clone-bytes.ts";
import type { MovedPort, PortId, PostedMessage } from "../wire/port-messages.ts";
import { nothingElse, onlyEvents } from "./nothing-else.ts";

/** Connects the ports of one process with the switchboard. */
export interface PortOffice {
  readonly post: (from: PortId, body: Uint8Array, moved: readonly MovedPort[]) => void;
  readonly close: (port: PortId) => void;
  /** The port for an id that arrived with a message. */
  readonly take: (id: PortId) => MessagePortMain;
  /** The port has left this process. */
  readonly give: (id: PortId) => void;
}

/** One end of a channel, in the main process or in a utility process. */
export class MessagePortMain extends EventEmitter implements Pick<Documented, "close" | "postMessage" | "start"> {
  readonly #office: PortOffice;
  readonly #id: PortId;
  #waiting: (PostedMessage | "closed")[] = [];
  #started = false;
  #delivering = false;
  /** closed or transferred */
  #gone = false;

  constructor(office: PortOffice, id: PortId) {
    super();
    onlyEvents(this, "MessagePortMain", ["message", "close"]);
    this.#office = office;
    this.#id = id;
  }

  /** @throws TypeError if `transfer` has anything but ports; DOMException if `message` cannot be cloned */
  postMessage(message: unknown, transfer?: readonly unknown[]): void {
    const body = cloneToBytes(message);
    const ports = transferred(transfer, this);
    if (this.#gone) return;
    this.#office.post(this.#id, body, ports.map((port) => port.neuter()));
  }

  start(): void {
    this.#started = true;
    this.#deliver();
  }

  close(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#waiting = [];
    this.#office.close(this.#id);
  }

  get isNeutered(): boolean {
    return this.#gone;
  }

  /** Receive from the other end. Listeners are called later, and only after `start`. */
  arrive(what: PostedMessage | "closed"): void {
    this.#waiting.push(what);
    this.#deliver();
  }

  /** Take the port out of this process, with its undelivered messages. */
  neuter(): MovedPort {
    this.#gone = true;
    this.#office.give(this.#id);
    const waiting = this.#waiting.filter((what) => what !== "closed");
    this.#waiting = [];
    return { id: this.#id, waiting };
  }

  /** Deliver one message per turn of the event loop. */
  #deliver(): void {
    if (!this.#started || this.#delivering || this.#waiting.length === 0) return;
    this.#delivering = true;
    setImmediate(() => {
      this.#delivering = false;
      const next = this.#waiting.shift();
      this.#deliver();
      if (next === undefined) return;
      if (next !== "closed") return void this.emit("message", { data: cloneFromBytes(next.body), ports: next.ports.map((id) => this.#office.take(id)) });
      this.#gone = true;
      this.emit("close");
    });
  }
}
nothingElse(MessagePortMain, "MessagePortMain");

/**
 * The ports of a transfer list.
 *
 * @param through the port that posts the message; a port cannot be sent through itself
 * @throws TypeError for anything but ports, as Electron does
 */
export function transferred(list: readonly unknown[] | undefined, through?: MessagePortMain): MessagePortMain[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) throw new TypeError("Invalid value for transfer");
  return list.map((port: unknown, k) => {
    if (!(port instanceof MessagePortMain)) throw new TypeError(`Port at index ${k} is not a valid port`);
    if (port === through) throw new TypeError(`Port at index ${k} contains the source port`);
    if (port.isNeutered) throw new TypeError(`Port at index ${k} is already neutered`);
    if (list.indexOf(port) < k) throw new TypeError(`Port at index ${k} is a duplicate of an earlier port`);
    return port;
  });
}
