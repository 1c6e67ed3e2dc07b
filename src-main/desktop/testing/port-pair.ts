import { EventEmitter } from "node:events";
import type { Port } from "../port-wire.ts";

/**
 * Two connected ports that behave as Electron documents: messages are copied, delivered asynchronously and queued until the port is
 * started, and `close` is emitted at the other end only.
 */
export function portPair(): [Port & EventEmitter, Port & EventEmitter] {
  const a = new PairedPort();
  const b = new PairedPort();
  a.far = b;
  b.far = a;
  return [a, b];
}

class PairedPort extends EventEmitter {
  far: PairedPort | undefined;
  #started = false;
  readonly #waiting: (() => void)[] = [];

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new Error("These ports accept no transfer list.");
    const data: unknown = structuredClone(message);
    const { far } = this;
    far?.deliver(() => void far.emit("message", { data, ports: [] }));
  }

  start(): void {
    this.#started = true;
    for (const tell of this.#waiting.splice(0)) setImmediate(tell);
  }

  close(): void {
    const { far } = this;
    this.far = undefined;
    far?.deliver(() => {
      far.far = undefined;
      far.emit("close");
    });
  }

  deliver(tell: () => void): void {
    if (this.#started) setImmediate(tell);
    else this.#waiting.push(tell);
  }
}
