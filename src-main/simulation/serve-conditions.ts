import { parentPort, workerData } from "node:worker_threads";
import { Plan } from "../../src-shared/plan/plan.ts";
import type { PartSimulation } from "./part-simulation.ts";
import { PartLines } from "./part-lines.ts";
import { TraceSlots } from "./trace-slots.ts";
import { WorkerControl } from "./worker-control.ts";
import type { FromWorker, ToWorker, WorkerStart } from "./worker-messages.ts";
import { WorkerTasks } from "./worker-tasks.ts";

/**
 * Makes this thread a worker of the pool.
 *
 * @throws when this is not a worker thread
 */
export function serveConditions(simulation: PartSimulation): void {
  const port = parentPort;
  if (port === null) throw new Error("A worker of the pool runs as a worker thread only.");
  const control = new WorkerControl((workerData as WorkerStart).control);
  const post = (messages: readonly FromWorker[], transfer: ArrayBuffer[]): void => port.postMessage(messages, transfer);
  const slots = new TraceSlots(control, (index, block) => post([{ kind: "traces", index, block }], []));
  const lines = new PartLines(port);
  const now = (): number => performance.now();

  let tasks: WorkerTasks;
  port.on("message", (message: ToWorker) => {
    switch (message.kind) {
      case "plan":
        tasks = new WorkerTasks(new Plan(message.plan), { simulation, control, slots, lines, post, now });
        break;
      case "line":
        lines.connect(message);
        break;
      case "conditions":
      case "share":
        tasks.perform(message);
    }
  });
}
