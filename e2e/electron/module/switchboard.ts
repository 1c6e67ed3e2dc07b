import { randomUUID } from "node:crypto";
import type { MovedPort, PortId, PortTraffic } from "../wire/port-messages.ts";
import { MessagePortMain, type PortOffice } from "./message-port-main.ts";

/** A process or a document that has ports. */
export interface PortHolder {
  readonly tell: (traffic: PortTraffic) => void;
}

const peers = new Map<PortId, PortId>();
const holders = new Map<PortId, PortHolder>();
const here = new Map<PortId, MessagePortMain>();

/** The main process. */
const mainProcess: PortHolder = {
  tell(traffic) {
    const port = here.get(traffic.port);
    if (port === undefined) throw new Error("The stand-in has lost the port of a message.");
    port.arrive(traffic.kind === "closed" ? "closed" : traffic);
  },
};

const office: PortOffice = {
  post: (from, body, moved) => {
    passOn(from, body, moved);
  },
  close: (port) => {
    closePort(port);
  },
  take: (id) => here.get(id)!,
  give: (id) => here.delete(id),
};

/** Create a channel with both ports in the main process. */
export function openChannel(): [MessagePortMain, MessagePortMain] {
  const [one, other] = [randomUUID(), randomUUID()];
  peers.set(one, other).set(other, one);
  return [settle(one), settle(other)];
}

function settle(id: PortId): MessagePortMain {
  const port = new MessagePortMain(office, id);
  here.set(id, port);
  holders.set(id, mainProcess);
  return port;
}

/** Deliver a message to the other end of the channel, in whichever process that is. */
export function passOn(from: PortId, body: Uint8Array, moved: readonly MovedPort[]): void {
  const to = peers.get(from);
  const holder = to === undefined ? undefined : holders.get(to);
  if (to === undefined || holder === undefined) {
    for (const { id } of moved) closePort(id);
    return;
  }
  bring(holder, moved, (ports) => ({ kind: "posted", port: to, body, ports }));
}

/** Move ports to a holder with the message that transfers them, then their undelivered messages. */
export function bring<Message>(
  holder: PortHolder & { readonly tell: (message: PortTraffic | Message) => void },
  moved: readonly MovedPort[],
  message: (ports: readonly PortId[]) => PortTraffic | Message,
): void {
  for (const { id } of moved) {
    if (holder === mainProcess) settle(id);
    else holders.set(id, holder);
  }
  holder.tell(message(moved.map(({ id }) => id)));
  for (const { id, waiting } of moved) {
    for (const posted of waiting) holder.tell({ kind: "posted", port: id, ...posted });
    // The other end closed while this port was in transit.
    if (!peers.has(id)) holder.tell({ kind: "closed", port: id });
  }
}

/** Close a port on behalf of its holder. */
export function closePort(port: PortId): void {
  const peer = peers.get(port);
  peers.delete(port);
  holders.delete(port);
  here.delete(port);
  if (peer === undefined) return;
  peers.delete(peer);
  const holder = holders.get(peer);
  holders.delete(peer);
  holder?.tell({ kind: "closed", port: peer });
}

/** Close all ports of a holder that has ended. */
export function holderGone(gone: PortHolder): void {
  for (const [port, holder] of [...holders]) if (holder === gone) closePort(port);
}
