import { BenchError } from "./bench-error.ts";

// Errors of runs. `where` names protocol, sweep, noise level and trial.

export const workerDied = (where: string, reason: string): BenchError =>
  new BenchError("worker-died", {
    where,
    what: `The worker thread that simulated this condition died: ${reason}. The other conditions go on.`,
    remedy: "Run it again; if it dies again, use fewer workers, fewer neurons or larger steps.",
  });

export const workersCannotStart = (where: string, reason: string): BenchError =>
  new BenchError("workers-cannot-start", {
    where,
    what: `No worker thread comes to the point of simulating anything: ${reason}.`,
    remedy: "Use fewer workers, free some memory, or install the program again.",
  });

export const conditionFailed = (where: string, reason: string): BenchError =>
  new BenchError("condition-failed", {
    where,
    what: `The simulation stopped with an error that nobody foresaw: ${reason}. That is a fault of the program.`,
    remedy: "Please report it together with the experiment file.",
  });
