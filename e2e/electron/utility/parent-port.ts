import { EventEmitter } from "node:events";
import type { ParentPort } from "electron";
import { MessagePortMain, type PortOffice } from "../module/message-port-main.ts";
import { nothingElse, onlyEvents } from "../module/nothing-else.ts";
import { cloneFromBytes, cloneToBytes } from "../wire/clone-bytes.ts";
import type { PortId } from "../wire/port-messages.ts";
import type { FromUtility, ToUtility } from "../wire/utility-messages.ts";

// Defines `process.parentPort`, which a utility process of Electron has.

const toParent = process.send!.bind(process);
const tell = (message: FromUtility): void => {
  // Ignore errors: if the main process has ended, this process ends too.
  toParent(message, undefined, undefined, () => undefined);
};

const here = new Map<PortId, MessagePortMain>();
const office: PortOffice = {
  post: (port, body, moved) => {
    tell({ kind: "posted", port, body, moved });
  },
  close: (port) => {
    here.delete(port);
    tell({ kind: "closed", port });
  },
  take: (id) => here.get(id)!,
  give: (id) => here.delete(id),
};

/** The port to the main process. It queues messages until the first listener. */
class StandInParentPort extends EventEmitter implements Pick<ParentPort, "postMessage"> {
  #waiting: { data: unknown; ports: MessagePortMain[] }[] = [];

  constructor() {
    super();
    onlyEvents(this, "ParentPort", ["message"]);
    this.on("newListener", (event) => {
      if (event === "message") setImmediate(() => this.#deliver());
    });
  }

  postMessage(message: unknown, ...rest: readonly unknown[]): void {
    if (rest.length > 0) throw new TypeError("ParentPort.postMessage takes a message and no transfer list.");
    tell({ kind: "message", body: cloneToBytes(message) });
  }

  arrive(body: Uint8Array, ports: readonly PortId[]): void {
    this.#waiting.push({ data: cloneFromBytes(body), ports: ports.map((id) => here.get(id)!) });
    this.#deliver();
  }

  #deliver(): void {
    if (this.listenerCount("message") === 0) return;
    for (const event of this.#waiting.splice(0)) this.emit("message", event);
  }
}
nothingElse(StandInParentPort, "ParentPort");

const parentPort = new StandInParentPort();

process.on("message", (received) => {
  const message = received as ToUtility;
  if (message.kind !== "closed") for (const id of message.ports) here.set(id, new MessagePortMain(office, id));
  if (message.kind === "message") return parentPort.arrive(message.body, message.ports);
  const port = here.get(message.port);
  if (port === undefined) return;
  if (message.kind === "closed") here.delete(message.port);
  port.arrive(message.kind === "closed" ? "closed" : message);
});
// The main process has ended or crashed.
process.on("disconnect", () => process.exit());

// Set the globals of a utility process of Electron, and remove those that it does not have.
Object.assign(process, { parentPort, type: "utility" });
Object.defineProperty(process, "send", { value: undefined, configurable: true });
