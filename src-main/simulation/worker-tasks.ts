import { wholePopulation } from "../../src-shared/engine/kernel-input.ts";
import { spikeCounter } from "../../src-shared/engine/simulate-neurons.ts";
import { conditionFailed } from "../../src-shared/errors/runs-errors.ts";
import { BenchError, type BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { conditionPlace } from "./condition-place.ts";
import type { ConditionPart, PartSimulation, SimulatedPart } from "./part-simulation.ts";
import type { SimulatedCondition } from "./simulator.ts";
import type { TraceSlots } from "./trace-slots.ts";
import type { WorkerControl } from "./worker-control.ts";
import type { FromWorker, WorkerTask } from "./worker-messages.ts";

export interface WorkerSurroundings {
  readonly simulation: PartSimulation;
  readonly control: WorkerControl;
  readonly slots: TraceSlots;
  readonly post: (message: FromWorker, transfer: ArrayBuffer[]) => void;
  /** ms */
  readonly now: () => number;
}

const progressInterval = 100;
// Thousands of conditions a second would drown the pool in messages.
const resultsInterval = 50;
// Below this size handing a buffer over costs more than copying it.
const smallestTransfer = 65_536;

/** What a worker does for one plan: carries out its tasks, and posts what comes of them. */
export class WorkerTasks {
  readonly #plan: Plan;
  readonly #around: WorkerSurroundings;

  constructor(plan: Plan, around: WorkerSurroundings) {
    this.#plan = plan;
    this.#around = around;
  }

  /** Carry out a task as far as the pool does not cancel it, and say that it is done. */
  perform(task: WorkerTask): void {
    switch (task.kind) {
      case "conditions":
        this.#conditions(task.conditions);
        break;
      case "part":
        this.#part(task);
        break;
      case "join":
        this.#at(task.condition, () => this.#post({ index: task.condition.index, result: this.#join(task.condition, task.parts) }));
    }
    this.#around.post({ kind: "idle" }, []);
  }

  #conditions(conditions: readonly Condition[]): void {
    const { control, now } = this.#around;
    let results: Finished[] = [];
    let posted = now();
    const postResults = (): void => {
      this.#post(...results);
      results = [];
      posted = now();
    };
    for (const condition of conditions) {
      if (control.cancelled) break;
      this.#at(condition, () => {
        const part = this.#simulate({ condition, neurons: wholePopulation(this.#plan.protocol), countSpikes: spikeCounter() });
        if (part === undefined) return;
        results.push({ index: condition.index, result: this.#join(condition, [part]) });
        // Should the worker die later, whatever it has not posted is done again; blocks must not be sent twice.
        if (part.recording.traceSamples > 0 || now() - posted >= resultsInterval) postResults();
      });
    }
    postResults();
  }

  #part({ condition, neurons, spikeCount }: Extract<WorkerTask, { kind: "part" }>): void {
    const count = new Int32Array(spikeCount);
    const countSpikes = (fresh: number): number => Atomics.add(count, 0, fresh) + fresh;
    this.#at(condition, () => {
      const result = this.#simulate({ condition, neurons, countSpikes });
      if (result !== undefined) this.#around.post({ kind: "part", index: condition.index, result }, buffersOf([result.recording.spikeTimes]));
    });
  }

  /** Do something for a condition; what it throws fails the condition. */
  #at(condition: Condition, work: () => void): void {
    const { control, slots, post } = this.#around;
    const { index } = condition;
    control.current = index;
    try {
      work();
    } catch (error) {
      slots.drop();
      post({ kind: "failed", index, error: asJson(error, conditionPlace(this.#plan, condition)) }, []);
    }
    control.current = undefined;
  }

  /** Simulate a part and post its traces. @returns undefined when cancelled */
  #simulate(part: ConditionPart): SimulatedPart | undefined {
    const { simulation, control, slots, post, now } = this.#around;
    const { index } = part.condition;
    const steps = simulation.simulate(this.#plan, part);
    let reported = now();
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        slots.flush();
        return step.value;
      }
      const { block, fraction } = step.value;
      if (block !== undefined) slots.add(index, { firstNeuron: part.neurons.from, ...block });
      if (control.cancelled) {
        slots.drop();
        return undefined;
      }
      if (now() - reported >= progressInterval) {
        reported = now();
        post({ kind: "progress", index, fraction }, []);
      }
    }
  }

  #join(condition: Condition, parts: readonly SimulatedPart[]): SimulatedCondition {
    return this.#around.simulation.join(this.#plan, condition, parts);
  }

  #post(...results: readonly Finished[]): void {
    if (results.length === 0) return;
    this.#around.post({ kind: "finished", results }, results.flatMap(({ result }) => buffersOf(result.recording.spikes)));
  }
}

interface Finished {
  readonly index: number;
  readonly result: SimulatedCondition;
}

/** The buffers worth handing over rather than copying, each once: the arrays of a condition share one. */
export function buffersOf(arrays: readonly Float64Array[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { buffer } of arrays) if (buffer.byteLength >= smallestTransfer && buffer instanceof ArrayBuffer) buffers.add(buffer);
  return [...buffers];
}

function asJson(error: unknown, where: string): BenchErrorJson {
  if (error instanceof BenchError) return error.toJSON();
  return conditionFailed(where, error instanceof Error ? error.message : String(error)).toJSON();
}
