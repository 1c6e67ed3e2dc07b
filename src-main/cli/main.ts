#!/usr/bin/env node
import { constants, availableParallelism } from "node:os";
import { join } from "node:path";
import { openWorkerPool } from "../simulation/worker-pool.ts";
import { commandLine } from "./command-line.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host } from "./host.ts";
import { surviveOutput } from "./output-errors.ts";

// Composition root of the command line: connects it to this process and machine.

const built = (path: string): string => join(import.meta.dirname, path);
const workerPath = built("worker.js");

const interruptListeners = new Set<() => void>();
// Temporary files are removed on process.exit; without this listener a signal would leave them behind.
process.on("SIGINT", () => {
  if (interruptListeners.size === 0) process.exit(128 + constants.signals.SIGINT);
  for (const listener of interruptListeners) listener();
});
for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(128 + constants.signals[signal]));
const output = surviveOutput(process.stdout, process.stderr);
process.on("exit", (code) => {
  if (output.failed && code === exitCodes.done) process.exitCode = exitCodes.disk;
});

const host: Host = {
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => performance.timeOrigin + performance.now(),
  processors: availableParallelism(),
  pageTemplate: built("../page/given.html"),
  // Imported on demand, so that other commands start quickly.
  async serve(settings) {
    const { serve } = await import("../server/serve.ts");
    return serve({
      ...settings,
      parts: {
        pagesFolder: built("../renderer"),
        templatesFolder: built("../../experiments"),
        pageTemplate: built("../page/given.html"),
        processPath: built("simulation-process.js"),
        workerPath,
        distributionsPath: built("distribution-worker.js"),
      },
      now: () => performance.now(),
    });
  },
  hasDisplay: hasDisplay(),
  openSimulator: (workers) => openWorkerPool({ workerPath, workers }),
  onInterrupt(listener) {
    interruptListeners.add(listener);
    return () => interruptListeners.delete(listener);
  },
  exit: (code) => process.exit(code),
};

/** Whether this terminal belongs to a desktop session. Over SSH a browser would open on the remote machine. */
function hasDisplay(): boolean {
  const { SSH_CONNECTION, DISPLAY, WAYLAND_DISPLAY } = process.env;
  const hasWindows = process.platform === "win32" || process.platform === "darwin" || (DISPLAY ?? WAYLAND_DISPLAY) !== undefined;
  return process.stdout.isTTY && SSH_CONNECTION === undefined && hasWindows;
}

process.exitCode = await commandLine(process.argv.slice(2), host);
