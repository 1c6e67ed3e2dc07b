import { conditionFailed } from "../../src-shared/errors/runs-errors.ts";
import { BenchError, type BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { conditionPlace } from "./condition-place.ts";
import { claimsOfOne, NeuronClaims, type Claims } from "./neuron-claims.ts";
import type { PartSimulation, SimulatedPart } from "./part-simulation.ts";
import type { TraceSlots } from "./trace-slots.ts";
import type { WorkerControl } from "./worker-control.ts";
import type { FromWorker, WorkerTask } from "./worker-messages.ts";

export interface WorkerSurroundings {
  readonly simulation: PartSimulation;
  readonly control: WorkerControl;
  readonly slots: TraceSlots;
  readonly post: (messages: readonly FromWorker[], transfer: ArrayBuffer[]) => void;
  /** ms */
  readonly now: () => number;
}

const progressInterval = 100;
// Results are posted at most this often (ms): thousands of conditions a second would flood the pool with messages.
const resultsInterval = 50;
// Below this size (bytes), transferring a buffer costs more than copying it.
const smallestTransfer = 65_536;

/** Performs the tasks of one plan in a worker, and posts their results. */
export class WorkerTasks {
  readonly #plan: Plan;
  readonly #around: WorkerSurroundings;
  /** results that are not posted yet: each message wakes the pool, which may cost more than a short trial */
  #results: FromWorker[] = [];
  #buffers: ArrayBuffer[] = [];

  constructor(plan: Plan, around: WorkerSurroundings) {
    this.#plan = plan;
    this.#around = around;
  }

  /** Performs a task until it is done or the pool cancels it, and posts "idle". */
  perform(task: WorkerTask): void {
    const { now } = this.#around;
    const begun = now();
    switch (task.kind) {
      case "conditions":
        this.#conditions(task.conditions);
        break;
      case "share":
        this.#share(task);
        break;
      case "join":
        this.#at(task.condition, () => this.#keep(task.condition, task.parts));
    }
    this.#post({ kind: "idle", took: now() - begun });
  }

  #conditions(conditions: readonly Condition[]): void {
    const { control, now } = this.#around;
    let posted = now();
    for (const condition of conditions) {
      if (control.cancelled) break;
      this.#at(condition, () => {
        const parts = this.#simulate(condition, claimsOfOne(this.#plan.protocol.population));
        if (parts === undefined) return;
        this.#keep(condition, parts);
        // If the worker dies, unposted conditions are simulated again. With traces, post at once: blocks must not be sent twice.
        if (!this.#plan.protocol.recordV && now() - posted < resultsInterval) return;
        this.#post();
        posted = now();
      });
    }
  }

  #share({ condition, rule, memory }: Extract<WorkerTask, { kind: "share" }>): void {
    this.#at(condition, () => {
      const parts = this.#simulate(condition, new NeuronClaims(rule, memory));
      if (parts === undefined) return;
      this.#results.push({ kind: "share", index: condition.index, parts });
      this.#buffers.push(...buffersOf(parts.map(({ recording }) => recording.spikes.times)));
    });
  }

  /** Runs `work` for a condition; an error fails the condition. */
  #at(condition: Condition, work: () => void): void {
    const { control, slots } = this.#around;
    const { index } = condition;
    control.current = index;
    try {
      work();
    } catch (error) {
      slots.drop();
      this.#post({ kind: "failed", index, error: asJson(error, conditionPlace(this.#plan, condition)) });
    }
    control.current = undefined;
  }

  /** Claims and simulates neurons of a condition, group by group, and posts their traces. @returns undefined when cancelled */
  #simulate(condition: Condition, claims: Claims): SimulatedPart[] | undefined {
    const { simulation, control, slots, now } = this.#around;
    const { index } = condition;
    const { population } = this.#plan.protocol;
    const countSpikes = (fresh: number): number => claims.countSpikes(fresh);
    const parts: SimulatedPart[] = [];
    let reported = now();
    let done = 0;
    for (let neurons = claims.claim(); neurons !== undefined; neurons = claims.claim()) {
      const steps = simulation.simulate(this.#plan, { condition, neurons, countSpikes });
      const size = neurons.to - neurons.from;
      for (;;) {
        const step = steps.next();
        if (step.done === true) {
          slots.flush();
          parts.push(step.value);
          break;
        }
        const { block, fraction } = step.value;
        if (block !== undefined) slots.add(index, { firstNeuron: neurons.from, ...block });
        if (control.cancelled) {
          slots.drop();
          return undefined;
        }
        if (now() - reported >= progressInterval) {
          reported = now();
          this.#post({ kind: "progress", index, fraction: (done + fraction * size) / population });
        }
      }
      done += size;
    }
    return parts;
  }

  /** Join a condition, and keep it until the next post. */
  #keep(condition: Condition, parts: readonly SimulatedPart[]): void {
    const result = this.#around.simulation.join(this.#plan, condition, parts);
    this.#results.push({ kind: "finished", index: condition.index, result });
    this.#buffers.push(...buffersOf([result.recording.spikes.times]));
  }

  /** Post what is kept, and a message after it. */
  #post(...message: readonly FromWorker[]): void {
    this.#around.post([...this.#results, ...message], this.#buffers);
    this.#results = [];
    this.#buffers = [];
  }
}

/** The buffers that are large enough to transfer, without duplicates: arrays of a condition may share a buffer. */
export function buffersOf(arrays: readonly Float64Array[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { buffer } of arrays) if (buffer.byteLength >= smallestTransfer && buffer instanceof ArrayBuffer) buffers.add(buffer);
  return [...buffers];
}

function asJson(error: unknown, where: string): BenchErrorJson {
  if (error instanceof BenchError) return error.toJSON();
  return conditionFailed(where, error instanceof Error ? error.message : String(error)).toJSON();
}
