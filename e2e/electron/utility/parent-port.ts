import { EventEmitter } from "node:events";
import type { ParentPort } from "electron";
import { MessagePortMain, type PortOffice } from "../module/message-port-main.ts";
import { nothingElse, onlyEvents } from "../module/nothing-else.ts";
import { cloneFromBytes, cloneToBytes } from "../wire/clone-bytes.ts";
import type { PortId } from "../wire/port-messages.ts";
import type { FromUtility, ToUtility } from "../wire/utility-messages.ts";

// What a utility process of Electron has beside Node.

const toParent = process.send!.bind(process);
const tell = (message: FromUtility): void => {
  // Where the main process is gone, this process ends, and nothing is left to be said.
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

/** The way to the main process; what comes before somebody listens, waits. */
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
    if (rest.length > 0) throw new TypeError("ParentPort.postMessage takes a message, and nothing to transfer.");
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
// The main process is gone, however that came.
process.on("disconnect", () => process.exit());

// What a utility process of Electron has, and what it has not.
Object.assign(process, { parentPort, type: "utility" });
Object.defineProperty(process, "send", { value: undefined, configurable: true });
