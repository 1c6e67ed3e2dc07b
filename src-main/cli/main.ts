#!/usr/bin/env node
import { constants, availableParallelism } from "node:os";
import { join } from "node:path";
import { openWorkerPool } from "../simulation/worker-pool.ts";
import { commandLine } from "./command-line.ts";
import type { Host } from "./host.ts";

// The composition root: what the command line takes from this process and this machine.

const interruptListeners = new Set<() => void>();
// Leaving through `exit` is what removes temporary files; without a listener a signal would leave them behind.
process.on("SIGINT", () => {
  if (interruptListeners.size === 0) process.exit(128 + constants.signals.SIGINT);
  for (const listener of interruptListeners) listener();
});
for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(128 + constants.signals[signal]));
// Who reads the output may have seen enough: `rheobase show FILE | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

const host: Host = {
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => performance.timeOrigin + performance.now(),
  processors: availableParallelism(),
  openSimulator: (workers) => openWorkerPool({ workerPath: join(import.meta.dirname, "worker.js"), workers }),
  onInterrupt(listener) {
    interruptListeners.add(listener);
    return () => interruptListeners.delete(listener);
  },
  exit: (code) => process.exit(code),
};

process.exitCode = await commandLine(process.argv.slice(2), host);
