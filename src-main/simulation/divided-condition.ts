import type { MessagePort } from "node:worker_threads";
import type { Condition } from "../../src-shared/plan/condition.ts";
import { NeuronClaims, type ClaimRule } from "./neuron-claims.ts";

/** The worker that joins a divided condition: it has the first share, and receives the parts of the others. */
export interface Leader {
  readonly id: number;
  /** Gives it the end of a line on which another worker sends parts. */
  listen(line: MessagePort): void;
}

let divisions = 0;

/** A condition that several workers simulate together. */
export class DividedCondition {
  /** never reused: a leader tells parts of this condition from those of an earlier one that failed */
  readonly id = divisions++;
  readonly condition: Condition;
  readonly rule: ClaimRule;
  /** of the `NeuronClaims` that the workers share */
  readonly memory: SharedArrayBuffer;
  /** known once the first share is assigned */
  leader: Leader | undefined;
  /** progress by share number */
  readonly #fractions = new Map<number, number>();
  #outcome: "finished" | "failed" | undefined;

  constructor(condition: Condition, rule: ClaimRule) {
    this.condition = condition;
    this.rule = rule;
    this.memory = new NeuronClaims(rule).memory;
  }

  /** true once the condition has finished or failed; what its other shares report is then ignored */
  get settled(): boolean {
    return this.#outcome !== undefined;
  }

  /** Settles the condition. @returns false if it was settled before */
  settle(outcome: "finished" | "failed"): boolean {
    const isFirst = this.#outcome === undefined;
    this.#outcome ??= outcome;
    return isFirst;
  }

  /** Stores the progress of a share. @param fraction simulated by this share, of the whole condition @returns progress of the condition, 0 to 1 */
  progress(share: number, fraction: number): number {
    this.#fractions.set(share, fraction);
    let done = 0;
    for (const one of this.#fractions.values()) done += one;
    return Math.min(1, done);
  }
}
