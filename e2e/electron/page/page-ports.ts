import { cloneFromBytes, cloneToBytes } from "../wire/clone-bytes.ts";
import type { FromPage } from "../wire/page-messages.ts";
import type { PortId, PortTraffic } from "../wire/port-messages.ts";

/** Ports of this page. The page gets one port of a MessageChannel of Chromium; this class connects the other one with the main process. */
export class PagePorts {
  readonly #send: (message: FromPage) => void;
  readonly #joined = new Map<PortId, MessagePort>();

  constructor(send: (message: FromPage) => void) {
    this.#send = send;
  }

  /** Create the channel for a port. Returns the page's end. */
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

  /** Close all ports when the main process has ended. */
  closeAll(): void {
    for (const joined of this.#joined.values()) joined.close();
    this.#joined.clear();
  }
}
