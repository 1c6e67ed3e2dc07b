import { fork } from "node:child_process";
import type { SimulationChild } from "./process-simulator.ts";
import type { FromSimulation } from "./simulation-messages.ts";

export interface SimulationPaths {
  /** absolute path of the built `simulation-process.ts`; each host knows its own */
  readonly processPath: string;
  /** absolute path of the built `worker.ts` */
  readonly workerPath: string;
}

/** Starts a Node process that simulates with `workers` threads. It inherits standard error. */
export function forkSimulation({ processPath, workerPath }: SimulationPaths, workers: number): SimulationChild {
  const child = fork(processPath, [workerPath, String(workers)], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    // The child must not inherit this process's flags, such as a debugger's port or a loader.
    execArgv: [],
  });
  let failure: string | undefined;
  child.on("error", (error) => {
    failure = error.message;
  });
  return {
    // A message to an ended process is dropped; "close" reports its end.
    post: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => void child.on("message", (message) => listener(message as FromSimulation)),
    // "close" fires after the channel is drained, while "exit" may fire before.
    onExit: (listener) => void child.once("close", (code, signal) => listener(failure ?? reasonOf(code, signal))),
    kill: () => void child.kill("SIGKILL"),
  };
}

function reasonOf(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `it ended with exit code ${String(code)}` : `it was ended by the signal ${signal}`;
}
