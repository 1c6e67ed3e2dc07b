import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { simulationProcessDied } from "../../src-shared/errors/runs-errors.ts";
import type { Condition } from "../../src-shared/protocol/condition.ts";
import { conditionPlace } from "./condition-place.ts";
import { PoolJob } from "./pool-job.ts";
import type { FromSimulation, ToSimulation } from "./simulation-messages.ts";
import type { Simulator } from "./simulator.ts";

/** A process in which simulations run, whatever a host starts it with. */
export interface SimulationChild {
  /** Does nothing once it has ended. */
  post(message: ToSimulation): void;
  onMessage(listener: (message: FromSimulation) => void): void;
  /** Once, after its last message; the reason is for people. */
  onExit(listener: (reason: string) => void): void;
  /** End it at once. */
  kill(): void;
}

/** A job in the child, and the conditions of which nothing final was heard. */
interface RemoteJob {
  readonly job: PoolJob;
  readonly outstanding: Map<number, Condition>;
}

/** One life of the child. */
interface Running {
  readonly child: SimulationChild;
  readonly jobs: Map<number, RemoteJob>;
  readonly ended: Promise<void>;
}

/**
 * Simulates in another process. The process starts with the first job and stays. When it dies, whatever it had not finished
 * fails with the reason, and the next job starts a new one.
 *
 * @param start starts a process that runs `serveSimulator`
 */
export function openProcessSimulator(start: () => SimulationChild): Simulator {
  let running: Running | undefined;
  let nextJob = 0;

  function startChild(): Running {
    const child = start();
    const jobs: Running["jobs"] = new Map();
    child.onMessage((message) => receive(child, jobs, message));
    const ended = new Promise<void>((resolve) => {
      child.onExit((reason) => {
        if (running?.child === child) running = undefined;
        for (const remote of jobs.values()) bury(remote, reason);
        resolve();
      });
    });
    return { child, jobs, ended };
  }

  return {
    async simulate(work, sink, signal) {
      if (signal?.aborted === true || work.conditions.length === 0) return;
      const { child, jobs } = (running ??= startChild());
      const id = nextJob++;
      const job = new PoolJob(work, sink);
      jobs.set(id, { job, outstanding: new Map(job.take(job.waiting).map((condition) => [condition.index, condition])) });
      const onAbort = (): void => {
        job.stop();
        child.post({ kind: "abort", job: id });
      };
      signal?.addEventListener("abort", onAbort);
      child.post({ kind: "simulate", job: id, work });
      try {
        await job.ended;
      } finally {
        signal?.removeEventListener("abort", onAbort);
        jobs.delete(id);
      }
    },
    async close() {
      if (running === undefined) return;
      const { child, jobs, ended } = running;
      for (const { job } of jobs.values()) job.stop();
      child.kill();
      await ended;
    },
  };
}

function receive(child: SimulationChild, jobs: Running["jobs"], message: FromSimulation): void {
  const { job, outstanding } = jobs.get(message.job)!;
  switch (message.kind) {
    case "progress":
      job.sink.progress(outstanding.get(message.index)!, message.fraction);
      break;
    case "traces":
      void job.store(outstanding.get(message.index)!, message).then((stored) => child.post({ kind: stored ? "taken" : "refused", block: message.block }));
      break;
    case "finished":
      for (const { index, result } of message.results) job.sink.finished(taken(outstanding, index), result);
      break;
    case "failed":
      job.sink.failed(taken(outstanding, message.index), BenchError.fromJson(message.error));
      break;
    case "ended":
      job.end();
  }
}

/** The child is dead. A job that was stopped hears nothing more: what it did not hear of was cut off. */
function bury({ job, outstanding }: RemoteJob, reason: string): void {
  if (!job.stopped) {
    for (const condition of outstanding.values()) job.sink.failed(condition, simulationProcessDied(conditionPlace(job.protocol, condition), reason));
  }
  job.end();
}

function taken(outstanding: Map<number, Condition>, index: number): Condition {
  const condition = outstanding.get(index)!;
  outstanding.delete(index);
  return condition;
}
