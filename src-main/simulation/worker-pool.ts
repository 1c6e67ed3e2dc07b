import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { workerDied, workersCannotStart } from "../../src-shared/errors/runs-errors.ts";
import { conditionPlace } from "./condition-place.ts";
import { PoolJob } from "./pool-job.ts";
import { PoolWorker } from "./pool-worker.ts";
import type { Simulator } from "./simulator.ts";
import { blockIn } from "./trace-slots.ts";
import type { FromWorker } from "./worker-messages.ts";

export interface WorkerPoolOptions {
  /** absolute path of the built `worker.ts`; each host knows its own */
  readonly workerPath: string;
  /** threads at most; they start when there is work for them and stay a while for the next job */
  readonly workers: number;
  /** ms after an abort until a worker that does not answer is ended by force; default 80, so that an abort takes less than 100 */
  readonly stopGrace?: number;
  /** ms without any job until the threads end, and give their memory back; default 1000 */
  readonly idleTime?: number;
}

const largestBatch = 256;
// Deaths in a row without a single condition begun: then it is not the conditions.
const deathsUntilHopeless = 3;

/**
 * A pool of worker threads. What a condition gives does not depend on which worker simulates it, nor when. A worker
 * that dies fails the condition it was at; what else it had been given goes to others.
 */
export function openWorkerPool(options: WorkerPoolOptions): Simulator {
  const { workerPath, workers: limit, stopGrace = 80, idleTime = 1000 } = options;
  const jobs = new Set<PoolJob>();
  const workers = new Set<PoolWorker>();
  let deathsInARow = 0;
  let idleTimer: NodeJS.Timeout | undefined;

  /** Give work to whoever has none, the oldest job first. */
  function dispatch(): void {
    for (const job of jobs) {
      while (job.waiting > 0) {
        const worker = [...workers].find(({ job: busy }) => busy === undefined) ?? startWorker();
        if (worker === undefined) return;
        // Large batches first, single conditions at the end: few messages, and no worker is left with the last long batch.
        worker.assign(job, job.take(Math.min(largestBatch, Math.max(1, Math.floor(job.waiting / (4 * limit))))));
      }
    }
  }

  function startWorker(): PoolWorker | undefined {
    if (workers.size >= limit) return undefined;
    const worker: PoolWorker = new PoolWorker(workerPath, {
      message: (message) => receive(worker, message),
      died: (reason) => bury(worker, reason),
    });
    workers.add(worker);
    return worker;
  }

  function receive(worker: PoolWorker, message: FromWorker): void {
    const { job } = worker;
    if (job === undefined) return;
    switch (message.kind) {
      case "progress":
        job.sink.progress(worker.conditionAt(message.index), message.fraction);
        break;
      case "traces": {
        const { block } = message;
        void job.store(worker.conditionAt(message.index), blockIn(block)).then((stored) => {
          worker.control.releaseSlot(block.slot);
          if (!stored) stop(job);
        });
        break;
      }
      case "finished":
        deathsInARow = 0;
        for (const { index, result } of message.results) job.sink.finished(worker.complete(index), result);
        break;
      case "failed":
        deathsInARow = 0;
        job.sink.failed(worker.complete(message.index), BenchError.fromJson(message.error));
        break;
      case "idle":
        worker.release();
        dispatch();
        endIfDone(job);
    }
  }

  function bury(worker: PoolWorker, reason: string): void {
    workers.delete(worker);
    const { job } = worker;
    if (job !== undefined) {
      const current = worker.current;
      const left = worker.release();
      // A job that was stopped is told of nothing more: what it did not hear of was cut off.
      if (!job.stopped) {
        deathsInARow = current === undefined ? deathsInARow + 1 : 0;
        if (current !== undefined) job.sink.failed(current, workerDied(conditionPlace(job.protocol, current), reason));
        job.giveBack(left.filter((condition) => condition !== current));
      }
      if (deathsInARow >= deathsUntilHopeless) giveUp(reason);
      dispatch();
      endIfDone(job);
    }
  }

  function giveUp(reason: string): void {
    deathsInARow = 0;
    for (const job of jobs) {
      for (const condition of job.take(job.waiting)) {
        job.sink.failed(condition, workersCannotStart(conditionPlace(job.protocol, condition), reason));
      }
      endIfDone(job);
    }
  }

  function stop(job: PoolJob): void {
    if (job.stopped) return;
    job.stop();
    for (const worker of workers) if (worker.job === job) worker.stop(stopGrace);
    endIfDone(job);
  }

  function endIfDone(job: PoolJob): void {
    if (job.waiting > 0 || [...workers].some((worker) => worker.job === job)) return;
    if (!jobs.delete(job)) return;
    job.end();
    if (jobs.size === 0) idleTimer = setTimeout(endIdleThreads, idleTime);
  }

  function endIdleThreads(): void {
    for (const worker of workers) void worker.end();
    // A job that comes before they are gone gets threads of its own.
    workers.clear();
  }

  return {
    async simulate({ protocol, conditions }, sink, signal) {
      if (signal?.aborted === true || conditions.length === 0) return;
      const job = new PoolJob({ protocol, conditions }, sink);
      const onAbort = (): void => stop(job);
      signal?.addEventListener("abort", onAbort);
      jobs.add(job);
      clearTimeout(idleTimer);
      dispatch();
      try {
        await job.ended;
      } finally {
        signal?.removeEventListener("abort", onAbort);
      }
    },
    async close() {
      for (const job of jobs) stop(job);
      await Promise.all([...workers].map((worker) => worker.end()));
      clearTimeout(idleTimer);
    },
  };
}
