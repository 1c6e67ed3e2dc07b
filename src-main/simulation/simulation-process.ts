import type { ToSimulation } from "./simulation-messages.ts";
import { serveSimulator } from "./serve-simulator.ts";
import { openWorkerPool } from "./worker-pool.ts";

// Entry point of the forked simulation process: a pool of worker threads behind the channel to the parent.

const [workerPath = "", workers = ""] = process.argv.slice(2);
serveSimulator(openWorkerPool({ workerPath, workers: Number(workers) }), {
  post: (message) => void process.send?.(message, undefined, undefined, () => undefined),
  onMessage: (listener) => void process.on("message", (message) => listener(message as ToSimulation)),
});
// Without the parent the results have no receiver.
process.on("disconnect", () => process.exit());
// Ctrl+C reaches every process of the terminal; this one ignores it and ends when the parent does.
process.on("SIGINT", () => undefined);
