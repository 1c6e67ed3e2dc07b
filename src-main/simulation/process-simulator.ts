import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { simulationProcessDied } from "../../src-shared/errors/runs-errors.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import { conditionPlace } from "./condition-place.ts";
import { JobSettlement } from "./job-settlement.ts";
import type { FromSimulation, ToSimulation } from "./simulation-messages.ts";
import type { SimulatedCondition, SimulationJob, Simulator } from "./simulator.ts";

/** A simulation process, however the host starts it. */
export interface SimulationChild {
  /** Sends a message; does nothing once the process has ended. */
  post(message: ToSimulation): void;
  onMessage(listener: (message: FromSimulation) => void): void;
  /** Called once, after the last message. @param reason in words for people */
  onExit(listener: (reason: string) => void): void;
  /** Kills the process. */
  kill(): void;
}

/** A job in the child process, and its conditions without a final result yet. */
interface RemoteJob {
  readonly plan: SimulationJob["plan"];
  readonly settlement: JobSettlement;
  readonly outstanding: Map<number, Condition>;
}

/** One child process, from its start to its end. */
interface Running {
  readonly child: SimulationChild;
  readonly jobs: Map<number, RemoteJob>;
  readonly ended: Promise<void>;
}

/**
 * A simulator in another process. The process starts with the first job and is kept. When it dies, its unfinished conditions
 * fail with the reason, and the next job starts a new process.
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
      const settlement = new JobSettlement(sink);
      jobs.set(id, { plan: work.plan, settlement, outstanding: new Map(work.conditions.map((condition) => [condition.index, condition])) });
      const onAbort = (): void => {
        settlement.stop();
        child.post({ kind: "abort", job: id });
      };
      signal?.addEventListener("abort", onAbort);
      child.post({ kind: "simulate", job: id, plan: work.plan.data, conditions: work.conditions });
      try {
        await settlement.ended;
      } finally {
        signal?.removeEventListener("abort", onAbort);
        jobs.delete(id);
      }
    },
    async close() {
      if (running === undefined) return;
      const { child, jobs, ended } = running;
      for (const { settlement } of jobs.values()) settlement.stop();
      child.kill();
      await ended;
    },
  };
}

function receive(child: SimulationChild, jobs: Running["jobs"], message: FromSimulation): void {
  const { settlement, outstanding } = jobs.get(message.job)!;
  switch (message.kind) {
    case "progress":
      settlement.sink.progress(outstanding.get(message.index)!, message.fraction);
      break;
    case "traces":
      void settlement.store(outstanding.get(message.index)!, message).then((stored) => child.post({ kind: stored ? "taken" : "refused", block: message.block }));
      break;
    case "finished":
      for (const { index, result } of message.results) settlement.sink.finished(taken(outstanding, index), inSharedMemory(result));
      break;
    case "failed":
      settlement.sink.failed(taken(outstanding, message.index), BenchError.fromJson(message.error));
      break;
    case "ended":
      settlement.end();
  }
}

/** Copies spikes to shared memory, which the thread for distributions can then read without another copy. */
function inSharedMemory({ recording, summary }: SimulatedCondition): SimulatedCondition {
  const { counts, times } = recording.spikes;
  const shared = new Float64Array(new SharedArrayBuffer(times.byteLength));
  shared.set(times);
  return { summary, recording: { ...recording, spikes: { counts, times: shared } } };
}

/** Fails the unfinished conditions of a job after its child process has ended. A stopped job gets no further reports. */
function bury({ plan, settlement, outstanding }: RemoteJob, reason: string): void {
  if (!settlement.stopped) {
    for (const condition of outstanding.values()) settlement.sink.failed(condition, simulationProcessDied(conditionPlace(plan, condition), reason));
  }
  settlement.end();
}

function taken(outstanding: Map<number, Condition>, index: number): Condition {
  const condition = outstanding.get(index)!;
  outstanding.delete(index);
  return condition;
}
