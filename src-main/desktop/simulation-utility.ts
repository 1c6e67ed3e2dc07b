import { availableParallelism } from "node:os";
import { join } from "node:path";
import { serveSimulator } from "../simulation/serve-simulator.ts";
import type { ToSimulation } from "../simulation/simulation-messages.ts";
import { openWorkerPool } from "../simulation/worker-pool.ts";
import { portWire } from "./port-wire.ts";
import { workersOf } from "./workers.ts";

// Entry point of the simulation utility process: a pool of worker threads behind a port to the service.

const pool = openWorkerPool({ workerPath: join(import.meta.dirname, "worker.js"), workers: workersOf(availableParallelism()) });

process.parentPort.once("message", ({ ports: [port] }) => {
  const wire = portWire(port!);
  serveSimulator(pool, { post: (message) => wire.send(message), onMessage: (listener) => wire.onFrame((message) => listener(message as ToSimulation)) });
  // Without the service the results have no receiver.
  wire.onClose(() => process.exit());
});
