import { MessageChannel, Worker, type MessagePort } from "node:worker_threads";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Leader } from "./divided-condition.ts";
import type { PoolJob } from "./pool-job.ts";
import type { Assignment } from "./work-queue.ts";
import { WorkerControl } from "./worker-control.ts";
import type { FromWorker, ToWorker, WorkerStart, WorkerTask } from "./worker-messages.ts";

export interface PoolWorkerEvents {
  message(message: FromWorker): void;
  /** Called once, after the last message. @param reason in words for people */
  died(reason: string): void;
}

/** The assignment of a worker and its job. */
export interface Busy {
  readonly job: PoolJob;
  readonly assignment: Assignment;
}

let workersSoFar = 0;

/** A worker thread and its assignment. */
export class PoolWorker implements Leader {
  readonly id = workersSoFar++;
  readonly control = new WorkerControl();
  readonly #thread: Worker;
  #busy: Busy | undefined;
  /** the plan that the thread holds */
  #told: PoolJob["plan"] | undefined;
  /** unreported conditions of the assignment, by index */
  readonly #outstanding = new Map<number, Condition>();
  /** the workers to which its thread has a line */
  readonly #lines = new WeakSet<Leader>();
  #grace: NodeJS.Timeout | undefined;

  constructor(path: string, events: PoolWorkerEvents) {
    const workerData: WorkerStart = { control: this.control.memory };
    // A small young generation is collected often, which frees the buffers of sent blocks: with 1000
    // neurons this saved 90 MB and cost no time (measured).
    this.#thread = new Worker(path, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 4 } });
    let reason: string | undefined;
    this.#thread.on("message", (messages: readonly FromWorker[]) => messages.forEach((message) => events.message(message)));
    // After an unreadable message its condition would never be reported, so the worker is replaced.
    this.#thread.on("messageerror", (error) => {
      reason = error.message;
      void this.#thread.terminate();
    });
    this.#thread.on("error", (error) => {
      reason = reasonOf(error);
    });
    this.#thread.on("exit", (code) => events.died(reason ?? `it ended with exit code ${code}`));
  }

  /** The job it is working on; undefined when idle. */
  get busy(): Busy | undefined {
    return this.#busy;
  }

  /** The condition it is simulating, unless already reported. */
  get current(): Condition | undefined {
    const { current } = this.control;
    return current === undefined ? undefined : this.#outstanding.get(current);
  }

  assign(job: PoolJob, assignment: Assignment): void {
    this.#busy = { job, assignment };
    for (const condition of conditionsIn(assignment)) this.#outstanding.set(condition.index, condition);
    this.control.reset();
    if (this.#told !== job.plan) {
      this.#told = job.plan;
      this.#send({ kind: "plan", plan: job.plan.data });
    }
    if (assignment.kind === "share") this.#joinLeader(assignment);
    this.#send(taskOf(assignment));
  }

  /** Becomes the leader of a divided condition with its first share; with another, has a line to the leader. */
  #joinLeader({ divided, share }: Extract<Assignment, { kind: "share" }>): void {
    if (share === 0) divided.leader = this;
    const { leader } = divided;
    if (leader === undefined || leader === this || this.#lines.has(leader)) return;
    const { port1, port2 } = new MessageChannel();
    leader.listen(port1);
    this.#send({ kind: "line", leader: leader.id, port: port2 }, [port2]);
    this.#lines.add(leader);
  }

  listen(line: MessagePort): void {
    this.#send({ kind: "line", leader: undefined, port: line }, [line]);
  }

  /** The condition of its assignment with this index. */
  conditionAt(index: number): Condition {
    const condition = this.#outstanding.get(index);
    if (condition === undefined) throw new RangeError(`a worker reported condition ${index}, which it does not have`);
    return condition;
  }

  /** Removes a reported condition from its batch. */
  complete(index: number): Condition {
    const condition = this.conditionAt(index);
    this.#outstanding.delete(index);
    return condition;
  }

  /** Removes its batch. @returns the conditions not reported yet */
  release(): Condition[] {
    clearTimeout(this.#grace);
    const left = [...this.#outstanding.values()];
    this.#outstanding.clear();
    this.#busy = undefined;
    return left;
  }

  /** Cancels its batch, and terminates the thread if it is still busy after `grace` ms. */
  stop(grace: number): void {
    this.control.cancel();
    clearTimeout(this.#grace);
    this.#grace = setTimeout(() => void this.#thread.terminate(), grace);
  }

  /** End the thread. */
  async end(): Promise<void> {
    clearTimeout(this.#grace);
    await this.#thread.terminate();
  }

  #send(message: ToWorker, transfer: readonly MessagePort[] = []): void {
    this.#thread.postMessage(message, transfer);
  }
}

function conditionsIn(assignment: Assignment): readonly Condition[] {
  return assignment.kind === "conditions" ? assignment.conditions : [assignment.divided.condition];
}

function taskOf(assignment: Assignment): WorkerTask {
  switch (assignment.kind) {
    case "conditions":
      return assignment;
    case "share": {
      const { id, condition, rule, memory, leader } = assignment.divided;
      return { kind: "share", condition, rule, memory, divided: id, leader: assignment.share === 0 ? undefined : leader!.id };
    }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "it ran out of memory" : error.message;
}
