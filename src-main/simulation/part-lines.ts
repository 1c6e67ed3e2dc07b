import { receiveMessageOnPort, type MessagePort } from "node:worker_threads";
import type { SimulatedPart } from "./part-simulation.ts";
import type { LineToWorker } from "./worker-messages.ts";

/** A part on its way to the leader of its condition. */
interface SentPart {
  /** `DividedCondition.id` */
  readonly divided: number;
  readonly part: SimulatedPart;
}

/**
 * The lines of a worker to others, on which the parts of divided conditions go to their leader: from thread to thread, so that the pool
 * need not wake up for them, and without a turn of the event loop, so that the leader can read them between two groups of its own.
 */
export class PartLines {
  readonly #pool: MessagePort;
  readonly #incoming = new Set<MessagePort>();
  readonly #outgoing = new Map<number, MessagePort>();

  /** @param pool port on which the pool sends lines; while a leader works, nothing else comes on it */
  constructor(pool: MessagePort) {
    this.#pool = pool;
  }

  connect(line: LineToWorker): void {
    const { port } = line;
    if (line.leader !== undefined) {
      this.#outgoing.set(line.leader, port);
      return;
    }
    this.#incoming.add(port);
    // The worker at its other end has died.
    port.on("close", () => this.#incoming.delete(port));
  }

  /** Sends a part to the leader of its condition. */
  send(leader: number, sent: SentPart, transfer: readonly ArrayBuffer[]): void {
    this.#outgoing.get(leader)!.postMessage(sent, transfer);
  }

  /** The parts of a condition that have come since the last call, in any order; those of other conditions are out of date, and dropped. */
  receive(divided: number): SimulatedPart[] {
    for (let line = receiveMessageOnPort(this.#pool); line !== undefined; line = receiveMessageOnPort(this.#pool)) this.connect(line.message as LineToWorker);
    const parts: SimulatedPart[] = [];
    for (const port of this.#incoming) {
      for (let sent = receiveMessageOnPort(port); sent !== undefined; sent = receiveMessageOnPort(port)) {
        const message = sent.message as SentPart;
        if (message.divided === divided) parts.push(message.part);
      }
    }
    return parts;
  }
}
