import type { ToSimulation } from "./simulation-messages.ts";
import { serveSimulator } from "./serve-simulator.ts";
import { openWorkerPool } from "./worker-pool.ts";

// Entry point of a forked process that simulates: a pool of worker threads behind the channel to its parent.

const [workerPath = "", workers = ""] = process.argv.slice(2);
serveSimulator(openWorkerPool({ workerPath, workers: Number(workers) }), {
  post: (message) => void process.send?.(message, undefined, undefined, () => undefined),
  onMessage: (listener) => void process.on("message", (message) => listener(message as ToSimulation)),
});
// Without its parent there is nobody to simulate for.
process.on("disconnect", () => process.exit());
// Ctrl+C reaches every process of a terminal; when to end is the parent's to say.
process.on("SIGINT", () => undefined);
