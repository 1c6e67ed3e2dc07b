import { parentPort, workerData } from "node:worker_threads";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { runBatch, type Simulate } from "./condition-loop.ts";
import { TraceSlots } from "./trace-slots.ts";
import { WorkerControl } from "./worker-control.ts";
import type { FromWorker, ToWorker, WorkerStart } from "./worker-messages.ts";

/**
 * Make this thread a worker of the pool.
 *
 * @throws when this is not a worker thread
 */
export function serveConditions(simulate: Simulate): void {
  const port = parentPort;
  if (port === null) throw new Error("A worker of the pool runs as a worker thread only.");
  const control = new WorkerControl((workerData as WorkerStart).control);
  const post = (message: FromWorker, transfer: ArrayBuffer[]): void => port.postMessage(message, transfer);
  const slots = new TraceSlots(control, (index, block) => post({ kind: "traces", index, block }, []));
  const now = (): number => performance.now();

  let protocol: ResolvedProtocol;
  port.on("message", (message: ToWorker) => {
    if (message.kind === "protocol") protocol = message.protocol;
    else runBatch(protocol, message.conditions, { simulate, control, slots, post, now });
  });
}
