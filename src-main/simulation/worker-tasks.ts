import { conditionFailed } from "../../src-shared/errors/runs-errors.ts";
import { BenchError, type BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { conditionPlace } from "./condition-place.ts";
import { claimsOfOne, NeuronClaims, type Claims } from "./neuron-claims.ts";
import type { PartLines } from "./part-lines.ts";
import type { PartSimulation, SimulatedPart } from "./part-simulation.ts";
import { PartsInOrder } from "./parts-in-order.ts";
import type { SimulatedCondition } from "./simulator.ts";
import type { TraceSlots } from "./trace-slots.ts";
import type { WorkerControl } from "./worker-control.ts";
import type { FromWorker, ShareTask, WorkerTask } from "./worker-messages.ts";

export interface WorkerSurroundings {
  readonly simulation: PartSimulation;
  readonly control: WorkerControl;
  readonly slots: TraceSlots;
  readonly lines: PartLines;
  readonly post: (messages: readonly FromWorker[], transfer: ArrayBuffer[]) => void;
  /** ms */
  readonly now: () => number;
}

const progressInterval = 100;
// Results are posted at most this often (ms): thousands of conditions a second would flood the pool with messages.
const resultsInterval = 50;
// A leader that waits for parts looks this often (ms) whether it is cancelled.
const patience = 10;
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
        this.#at(task.condition, () => (task.leader === undefined ? this.#lead(task) : this.#help(task, task.leader)));
    }
    this.#post({ kind: "idle", took: now() - begun });
  }

  #conditions(conditions: readonly Condition[]): void {
    const { control, now } = this.#around;
    let posted = now();
    for (const condition of conditions) {
      if (control.cancelled) break;
      this.#at(condition, () => {
        const join = this.#around.simulation.join(this.#plan, condition);
        if (!this.#simulate(condition, claimsOfOne(this.#plan.protocol), (part) => join.add(part))) return;
        this.#keep(condition, join.finish());
        // If the worker dies, unposted conditions are simulated again. With traces, post at once: blocks must not be sent twice.
        if (!this.#plan.protocol.recordV && now() - posted < resultsInterval) return;
        this.#post();
        posted = now();
      });
    }
  }

  /**
   * Simulates a share of a condition and joins the parts of all shares as they come. Joining between two groups makes this worker claim
   * fewer neurons, so that hardly anything is left to do once the last part has come.
   */
  #lead({ condition, rule, memory, divided }: ShareTask): void {
    const { simulation, lines, control } = this.#around;
    const claims = new NeuronClaims(rule, memory);
    const join = simulation.join(this.#plan, condition);
    const parts = new PartsInOrder((part) => join.add(part));
    const receive = (): void => {
      for (const part of lines.receive(divided)) parts.add(part);
    };
    const take = (part: SimulatedPart): void => {
      parts.add(part);
      receive();
    };
    if (!this.#simulate(condition, claims, take)) return;
    for (;;) {
      const { news } = claims;
      receive();
      if (parts.passedOn === rule.population) break;
      if (control.cancelled) return;
      claims.waitForNews(news, patience);
    }
    this.#keep(condition, join.finish());
  }

  /** Simulates a share of a condition and sends its parts to the leader. */
  #help({ condition, rule, memory, divided }: ShareTask, leader: number): void {
    const claims = new NeuronClaims(rule, memory);
    const send = (part: SimulatedPart): void => {
      this.#around.lines.send(leader, { divided, part }, buffersOf([part.recording.spikes.times, part.measures.intervals]));
      claims.announce();
    };
    if (this.#simulate(condition, claims, send)) this.#results.push({ kind: "share", index: condition.index });
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

  /** Claims and simulates neurons of a condition, group by group, and posts their traces. @param take is handed each part @returns false when cancelled */
  #simulate(condition: Condition, claims: Claims, take: (part: SimulatedPart) => void): boolean {
    const { simulation, control, slots, now } = this.#around;
    const { index } = condition;
    const { population } = this.#plan.protocol;
    const countSpikes = (fresh: number): number => claims.countSpikes(fresh);
    let reported = now();
    let done = 0;
    for (let neurons = claims.claim(); neurons !== undefined; neurons = claims.claim()) {
      const steps = simulation.simulate(this.#plan, { condition, neurons, countSpikes });
      const size = neurons.to - neurons.from;
      for (;;) {
        const step = steps.next();
        if (step.done === true) {
          slots.flush();
          take(step.value);
          break;
        }
        const { block, fraction } = step.value;
        if (block !== undefined) slots.add(index, { firstNeuron: neurons.from, ...block });
        if (control.cancelled) {
          slots.drop();
          return false;
        }
        if (now() - reported >= progressInterval) {
          reported = now();
          this.#post({ kind: "progress", index, fraction: (done + fraction * size) / population });
        }
      }
      done += size;
    }
    return true;
  }

  /** Keep a result until the next post. */
  #keep(condition: Condition, result: SimulatedCondition): void {
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
function buffersOf(arrays: readonly Float64Array[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { buffer } of arrays) if (buffer.byteLength >= smallestTransfer && buffer instanceof ArrayBuffer) buffers.add(buffer);
  return [...buffers];
}

function asJson(error: unknown, where: string): BenchErrorJson {
  if (error instanceof BenchError) return error.toJSON();
  return conditionFailed(where, error instanceof Error ? error.message : String(error)).toJSON();
}
