import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { DividedCondition } from "./divided-condition.ts";
import { sharingRule } from "./neuron-claims.ts";
import type { SimulationJob } from "./simulator.ts";

/** One unit of work for a worker. */
export type Assignment =
  /** whole conditions, one after the other */
  | { readonly kind: "conditions"; readonly conditions: readonly Condition[] }
  /** neurons of one condition, as many as this worker can claim; `share` numbers the shares of a condition: the first one leads */
  | { readonly kind: "share"; readonly divided: DividedCondition; readonly share: number };

const largestBatch = 256;
const leastBatch_ms = 5;

/** The unassigned work of one job, in the order in which it is assigned. */
export class WorkQueue {
  readonly #plan: Plan;
  readonly #workers: number;
  /** the last one is next */
  readonly #conditions: Condition[];
  /** measured time per condition, ms; undefined before the first measurement */
  #pace: number | undefined;
  /** of divided conditions; the first one is next, before any other condition */
  #shares: Extract<Assignment, { kind: "share" }>[] = [];

  /** @param workers maximum number of threads */
  constructor({ plan, conditions }: SimulationJob, workers: number) {
    this.#plan = plan;
    this.#workers = workers;
    this.#conditions = [...conditions].reverse();
  }

  get isEmpty(): boolean {
    return this.#conditions.length === 0 && this.#shares.length === 0;
  }

  /** Takes the next assignment; undefined if the queue is empty. */
  take(): Assignment | undefined {
    const share = this.#shares.shift();
    if (share !== undefined) return share;
    const waiting = this.#conditions.length;
    const next = this.#conditions.at(-1);
    if (next === undefined) return undefined;
    const isNetwork = this.#plan.protocol.network !== undefined;
    const rule = isNetwork ? undefined : sharingRule({ population: this.#plan.protocol.population, steps: this.#stepsOf(next), waiting, workers: this.#workers });
    if (rule === undefined) return { kind: "conditions", conditions: this.#takeConditions(waiting) };
    this.#conditions.pop();
    const divided = new DividedCondition(next, rule);
    this.#shares = Array.from({ length: rule.claimants }, (_, share) => ({ kind: "share", divided, share }));
    return this.#shares.shift();
  }

  /** Learns the time per condition from an assignment that took `took` ms. */
  learn(assignment: Assignment, took: number): void {
    if (assignment.kind === "conditions") this.#pace = took / assignment.conditions.length;
  }

  /** Puts an assignment of a dead worker back at the head of the queue. */
  giveBack(assignment: Assignment): void {
    if (assignment.kind === "share") this.#shares.unshift(assignment);
    else this.#conditions.push(...[...assignment.conditions].reverse());
  }

  /** Drops the remaining shares of a divided condition. */
  drop(divided: DividedCondition): void {
    this.#shares = this.#shares.filter((share) => share.divided !== divided);
  }

  /** Empties the queue. @returns the conditions that will not be completed */
  clear(): Condition[] {
    const divided = new Set(this.#shares.map((share) => share.divided));
    this.#shares = [];
    const begun = [...divided].filter((one) => one.settle("failed")).map(({ condition }) => condition);
    return [...begun, ...this.#conditions.splice(0).reverse()];
  }

  /**
   * Large batches first, single conditions at the end: few messages, and no worker is left with the last long batch. Conditions that
   * are known to be short are dealt out evenly: a batch of less than a few ms is not worth its messages.
   */
  #takeConditions(waiting: number): Condition[] {
    // No other worker to share with.
    if (this.#workers === 1) return this.#conditions.splice(-largestBatch).reverse();
    const even = Math.ceil(waiting / this.#workers);
    const decreasing = Math.max(1, Math.floor(waiting / (4 * this.#workers)));
    const worthMessages = this.#pace === undefined ? 1 : Math.floor(leastBatch_ms / this.#pace);
    const count = Math.min(largestBatch, even, Math.max(decreasing, worthMessages));
    return this.#conditions.splice(-count).reverse();
  }

  #stepsOf(condition: Condition): number {
    return Math.ceil(this.#plan.driveOf(condition).duration / this.#plan.settingOf(condition).protocol.dt);
  }
}
