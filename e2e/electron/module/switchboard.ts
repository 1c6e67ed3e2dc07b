import { randomUUID } from "node:crypto";
import type { MovedPort, PortId, PortTraffic } from "../wire/port-messages.ts";
import { MessagePortMain, type PortOffice } from "./message-port-main.ts";

/** A process, or a document of a page, that holds ends of channels. */
export interface PortHolder {
  readonly tell: (traffic: PortTraffic) => void;
}

const peers = new Map<PortId, PortId>();
const holders = new Map<PortId, PortHolder>();
const here = new Map<PortId, MessagePortMain>();

/** The main process itself. */
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

/** Two ends in the main process. */
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

/** Bring a message to the other end of the channel, wherever that is. */
export function passOn(from: PortId, body: Uint8Array, moved: readonly MovedPort[]): void {
  const to = peers.get(from);
  const holder = to === undefined ? undefined : holders.get(to);
  if (to === undefined || holder === undefined) {
    for (const { id } of moved) closePort(id);
    return;
  }
  bring(holder, moved, (ports) => ({ kind: "posted", port: to, body, ports }));
}

/** Ports go to a holder with a message that names them; what had waited at them follows. */
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
    // Its other end was closed while it was on its way.
    if (!peers.has(id)) holder.tell({ kind: "closed", port: id });
  }
}

/** Its holder has closed it. */
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

/** A holder has gone, with all its ports. */
export function holderGone(gone: PortHolder): void {
  for (const [port, holder] of [...holders]) if (holder === gone) closePort(port);
}
