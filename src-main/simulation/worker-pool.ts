import { workerDied, workersCannotStart } from "../../src-shared/errors/runs-errors.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import { conditionPlace } from "./condition-place.ts";
import { PoolJob } from "./pool-job.ts";
import { PoolWorker, type Busy } from "./pool-worker.ts";
import type { SimulationJob, SimulationSink, Simulator } from "./simulator.ts";
import { blockIn } from "./trace-slots.ts";
import type { FromWorker } from "./worker-messages.ts";

export interface WorkerPoolOptions {
  /** absolute path of the built `worker.ts`; each host knows its own */
  readonly workerPath: string;
  /** maximum number of threads; they start when there is work, and wait `idleTime` for the next job */
  readonly workers: number;
  /** ms after an abort until an unresponsive worker is terminated; default 80, so that an abort takes less than 100 */
  readonly stopGrace?: number;
  /** ms without any job until the threads end to free their memory; default 1000 */
  readonly idleTime?: number;
}

// If this many workers in a row die before they begin a condition, workers cannot start on this machine, and the job fails.
const deathsUntilHopeless = 3;

/**
 * A pool of worker threads. A condition's result does not depend on which worker simulates it or when. When a worker
 * dies, its current condition fails, and the rest of its batch goes to other workers.
 */
export function openWorkerPool(options: WorkerPoolOptions): Simulator {
  return new WorkerPool(options);
}

class WorkerPool implements Simulator {
  readonly #options: Required<WorkerPoolOptions>;
  readonly #jobs = new Set<PoolJob>();
  readonly #workers = new Set<PoolWorker>();
  #deathsInARow = 0;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor({ stopGrace = 80, idleTime = 1000, ...options }: WorkerPoolOptions) {
    this.#options = { stopGrace, idleTime, ...options };
  }

  async simulate(work: SimulationJob, sink: SimulationSink, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true || work.conditions.length === 0) return;
    const job = new PoolJob(work, sink, this.#options.workers);
    const onAbort = (): void => this.#stop(job);
    signal?.addEventListener("abort", onAbort);
    this.#jobs.add(job);
    clearTimeout(this.#idleTimer);
    this.#dispatch();
    try {
      await job.settlement.ended;
    } finally {
      signal?.removeEventListener("abort", onAbort);
    }
  }

  async close(): Promise<void> {
    for (const job of this.#jobs) this.#stop(job);
    await Promise.all([...this.#workers].map((worker) => worker.end()));
    clearTimeout(this.#idleTimer);
  }

  /** Assigns work to idle workers, the oldest job first. */
  #dispatch(): void {
    for (const job of this.#jobs) {
      while (!job.queue.isEmpty) {
        const worker = [...this.#workers].find(({ busy }) => busy === undefined) ?? this.#startWorker();
        if (worker === undefined) return;
        worker.assign(job, job.queue.take()!);
      }
    }
  }

  #startWorker(): PoolWorker | undefined {
    const { workerPath, workers } = this.#options;
    if (this.#workers.size >= workers) return undefined;
    const worker: PoolWorker = new PoolWorker(workerPath, {
      message: (message) => this.#receive(worker, message),
      died: (reason) => this.#bury(worker, reason),
    });
    this.#workers.add(worker);
    return worker;
  }

  #receive(worker: PoolWorker, message: FromWorker): void {
    const { busy } = worker;
    if (busy === undefined) return;
    const { job, assignment } = busy;
    switch (message.kind) {
      case "progress":
        job.progress(assignment, worker.conditionAt(message.index), message.fraction);
        break;
      case "traces": {
        const { block } = message;
        void job.traces(assignment, worker.conditionAt(message.index), blockIn(block)).then((goesOn) => {
          worker.control.releaseSlot(block.slot);
          if (!goesOn) this.#stop(job);
        });
        break;
      }
      case "share":
        this.#deathsInARow = 0;
        worker.complete(message.index);
        break;
      case "finished":
        this.#deathsInARow = 0;
        job.finished(assignment, worker.complete(message.index), message.result);
        break;
      case "failed":
        this.#deathsInARow = 0;
        this.#fail(busy, worker.complete(message.index), BenchError.fromJson(message.error));
        break;
      case "idle":
        worker.release();
        job.queue.learn(assignment, message.took);
        this.#dispatch();
        this.#endIfDone(job);
    }
  }

  #bury(worker: PoolWorker, reason: string): void {
    this.#workers.delete(worker);
    const { busy, current } = worker;
    if (busy === undefined) return;
    const left = worker.release();
    // A stopped job gets no further reports.
    if (!busy.job.settlement.stopped) {
      this.#deathsInARow = current === undefined ? this.#deathsInARow + 1 : 0;
      this.#giveBack(busy, current, left, reason);
    }
    if (this.#deathsInARow >= deathsUntilHopeless) this.#giveUp(reason);
    this.#dispatch();
    this.#endIfDone(busy.job);
  }

  /** @param current condition that the dead worker was simulating @param left unreported conditions of its assignment, including `current` */
  #giveBack(busy: Busy, current: Condition | undefined, left: readonly Condition[], reason: string): void {
    const { job, assignment } = busy;
    const died = (condition: Condition) => workerDied(conditionPlace(job.plan, condition), reason);
    if (current !== undefined) this.#fail(busy, current, died(current));
    const notBegun = left.filter((condition) => condition !== current);
    if (notBegun.length === 0) return;
    switch (assignment.kind) {
      case "conditions":
        job.queue.giveBack({ kind: "conditions", conditions: notBegun });
        break;
      case "share":
        // Parts that others have sent to the leader are lost with it.
        if (assignment.share === 0) for (const condition of notBegun) this.#fail(busy, condition, died(condition));
        else if (!assignment.divided.settled) job.queue.giveBack(assignment);
    }
  }

  #fail({ job, assignment }: Busy, condition: Condition, error: BenchError): void {
    const divided = job.failed(assignment, condition, error);
    if (divided === undefined) return;
    for (const { busy, ...worker } of this.#workersAt(job)) if (busy.assignment.kind === "share" && busy.assignment.divided === divided) worker.stop();
  }

  #giveUp(reason: string): void {
    this.#deathsInARow = 0;
    for (const job of this.#jobs) {
      for (const condition of job.queue.clear()) job.settlement.sink.failed(condition, workersCannotStart(conditionPlace(job.plan, condition), reason));
      this.#endIfDone(job);
    }
  }

  #stop(job: PoolJob): void {
    if (job.settlement.stopped) return;
    job.stop();
    for (const worker of this.#workersAt(job)) worker.stop();
    this.#endIfDone(job);
  }

  #endIfDone(job: PoolJob): void {
    if (!job.queue.isEmpty || this.#workersAt(job).length > 0) return;
    if (!this.#jobs.delete(job)) return;
    job.settlement.end();
    if (this.#jobs.size === 0) this.#idleTimer = setTimeout(() => this.#endIdleThreads(), this.#options.idleTime);
  }

  #endIdleThreads(): void {
    for (const worker of this.#workers) void worker.end();
    // A job that arrives before these threads have ended gets new ones.
    this.#workers.clear();
  }

  #workersAt(job: PoolJob): { readonly busy: Busy; readonly stop: () => void }[] {
    return [...this.#workers].flatMap((worker) =>
      worker.busy?.job === job ? [{ busy: worker.busy, stop: () => worker.stop(this.#options.stopGrace) }] : [],
    );
  }
}
