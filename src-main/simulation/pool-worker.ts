import { Worker } from "node:worker_threads";
import type { Condition } from "../../src-shared/protocol/condition.ts";
import type { PoolJob } from "./pool-job.ts";
import { WorkerControl } from "./worker-control.ts";
import type { FromWorker, ToWorker, WorkerStart } from "./worker-messages.ts";

export interface PoolWorkerEvents {
  message(message: FromWorker): void;
  /** Once, after its last message; the reason is for people. */
  died(reason: string): void;
}

/** One worker thread and the batch it has. */
export class PoolWorker {
  readonly control = new WorkerControl();
  readonly #thread: Worker;
  #job: PoolJob | undefined;
  /** the job whose protocol the thread holds */
  #told: PoolJob | undefined;
  /** by index: conditions of the batch that it has not reported */
  readonly #outstanding = new Map<number, Condition>();
  #grace: NodeJS.Timeout | undefined;

  constructor(path: string, events: PoolWorkerEvents) {
    const workerData: WorkerStart = { control: this.control.memory };
    // A small young generation is collected often, and with it the buffers of blocks that were sent: measured with 1000
    // neurons it saves 90 MB and costs no time.
    this.#thread = new Worker(path, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 4 } });
    let reason: string | undefined;
    this.#thread.on("message", (message: FromWorker) => events.message(message));
    // A message that cannot be read leaves its condition without an answer: that worker is of no use.
    this.#thread.on("messageerror", (error) => {
      reason = error.message;
      void this.#thread.terminate();
    });
    this.#thread.on("error", (error) => {
      reason = reasonOf(error);
    });
    this.#thread.on("exit", (code) => events.died(reason ?? `it ended with exit code ${code}`));
  }

  /** The job it works at; undefined when it is free. */
  get job(): PoolJob | undefined {
    return this.#job;
  }

  /** The condition it is at, unless that is reported already. */
  get current(): Condition | undefined {
    const { current } = this.control;
    return current === undefined ? undefined : this.#outstanding.get(current);
  }

  /** Give it a batch. */
  assign(job: PoolJob, conditions: readonly Condition[]): void {
    this.#job = job;
    for (const condition of conditions) this.#outstanding.set(condition.index, condition);
    this.control.reset();
    if (this.#told !== job) {
      this.#told = job;
      this.#send({ kind: "protocol", protocol: job.protocol });
    }
    this.#send({ kind: "conditions", conditions });
  }

  /** The condition of its batch with this index. */
  conditionAt(index: number): Condition {
    const condition = this.#outstanding.get(index);
    if (condition === undefined) throw new RangeError(`a worker reported condition ${index}, which it does not have`);
    return condition;
  }

  /** Take a condition off its batch, as reported. */
  complete(index: number): Condition {
    const condition = this.conditionAt(index);
    this.#outstanding.delete(index);
    return condition;
  }

  /** Take its batch away. @returns what it had not reported */
  release(): Condition[] {
    clearTimeout(this.#grace);
    const left = [...this.#outstanding.values()];
    this.#outstanding.clear();
    this.#job = undefined;
    return left;
  }

  /** Have it give up its batch; by force if it has not done so after `grace` ms. */
  stop(grace: number): void {
    this.control.cancel();
    this.#grace = setTimeout(() => void this.#thread.terminate(), grace);
  }

  /** End the thread. */
  async end(): Promise<void> {
    clearTimeout(this.#grace);
    await this.#thread.terminate();
  }

  #send(message: ToWorker): void {
    this.#thread.postMessage(message);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "it ran out of memory" : error.message;
}
