import { availableParallelism } from "node:os";
import { join } from "node:path";
import { serveSimulator } from "../simulation/serve-simulator.ts";
import type { ToSimulation } from "../simulation/simulation-messages.ts";
import { openWorkerPool } from "../simulation/worker-pool.ts";
import { workersOf } from "./workers.ts";

// Entry point of the utility process that simulates: a pool of worker threads behind a port to the service.

process.parentPort.once("message", ({ ports: [port] }) => {
  if (port === undefined) throw new Error("There is no port to the service.");
  serveSimulator(openWorkerPool({ workerPath: join(import.meta.dirname, "worker.js"), workers: workersOf(availableParallelism()) }), {
    // Copied: an ArrayBuffer cannot be transferred to another process (electron/electron#34905).
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on("message", ({ data }) => listener(data as ToSimulation)),
  });
  // Without the service there is nobody to simulate for.
  port.on("close", () => process.exit());
  port.start();
});
