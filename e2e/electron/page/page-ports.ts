import { cloneFromBytes, cloneToBytes } from "../wire/clone-bytes.ts";
import type { FromPage } from "../wire/page-messages.ts";
import type { PortId, PortTraffic } from "../wire/port-messages.ts";

/** Ports that have come to this page. Each is one end of a channel of Chromium's; the other end is joined to the main process here. */
export class PagePorts {
  readonly #send: (message: FromPage) => void;
  readonly #joined = new Map<PortId, MessagePort>();

  constructor(send: (message: FromPage) => void) {
    this.#send = send;
  }

  /** The end for the page. */
  open(id: PortId): MessagePort {
    const { port1: joined, port2: ofPage } = new MessageChannel();
    this.#joined.set(id, joined);
    joined.addEventListener("message", ({ data, ports }: MessageEvent<unknown>) => {
      if (ports.length > 0) throw new Error("The stand-in for Electron has no way for ports from a page.");
      this.#send({ kind: "posted", port: id, body: cloneToBytes(data), ports: [] });
    });
    joined.addEventListener("close", () => {
      if (this.#joined.delete(id)) this.#send({ kind: "closed", port: id });
    });
    joined.start();
    return ofPage;
  }

  receive(traffic: PortTraffic): void {
    const joined = this.#joined.get(traffic.port);
    if (joined === undefined) return;
    if (traffic.kind === "posted") return joined.postMessage(cloneFromBytes(traffic.body));
    this.#joined.delete(traffic.port);
    joined.close();
  }

  /** The main process is gone. */
  closeAll(): void {
    for (const joined of this.#joined.values()) joined.close();
    this.#joined.clear();
  }
}
