import { fork } from "node:child_process";
import type { SimulationChild } from "./process-simulator.ts";
import type { FromSimulation } from "./simulation-messages.ts";

export interface SimulationPaths {
  /** absolute path of the built `simulation-process.ts`; each host knows its own */
  readonly processPath: string;
  /** absolute path of the built `worker.ts` */
  readonly workerPath: string;
}

/** Start a Node process that simulates with so many worker threads. What it says on standard error is said on ours. */
export function forkSimulation({ processPath, workerPath }: SimulationPaths, workers: number): SimulationChild {
  const child = fork(processPath, [workerPath, String(workers)], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    // Flags of this process (a debugger's port, a loader) are not for that one.
    execArgv: [],
  });
  let failure: string | undefined;
  child.on("error", (error) => {
    failure = error.message;
  });
  return {
    // A message to a process that has ended is lost; its end is told by itself.
    post: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => void child.on("message", (message) => listener(message as FromSimulation)),
    // Comes after the channel is closed, which "exit" may not.
    onExit: (listener) => void child.once("close", (code, signal) => listener(failure ?? reasonOf(code, signal))),
    kill: () => void child.kill("SIGKILL"),
  };
}

function reasonOf(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `it ended with exit code ${String(code)}` : `it was ended by the signal ${signal}`;
}
