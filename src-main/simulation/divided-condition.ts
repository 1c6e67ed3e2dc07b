import type { Condition } from "../../src-shared/plan/condition.ts";
import { NeuronClaims, type ClaimRule } from "./neuron-claims.ts";
import type { SimulatedPart } from "./part-simulation.ts";

/** A condition that several workers simulate together: what has come of their shares so far. */
export class DividedCondition {
  readonly condition: Condition;
  readonly rule: ClaimRule;
  /** of the `NeuronClaims` that the workers share */
  readonly memory: SharedArrayBuffer;
  #parts: SimulatedPart[] = [];
  /** by the number of the share */
  readonly #fractions = new Map<number, number>();
  #neurons = 0;
  #failed = false;

  constructor(condition: Condition, rule: ClaimRule) {
    this.condition = condition;
    this.rule = rule;
    this.memory = new NeuronClaims(rule).memory;
  }

  /** Whether a part has failed: what comes of the others does not matter any more. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Whether all its neurons are simulated. */
  get complete(): boolean {
    return this.#neurons === this.rule.population;
  }

  /** @returns false when it has failed before */
  fail(): boolean {
    const isFirst = !this.#failed;
    this.#failed = true;
    this.#parts = [];
    return isFirst;
  }

  /** Take the progress of a share. @param fraction of the whole condition @returns that of the condition, 0 to 1 */
  progress(share: number, fraction: number): number {
    this.#fractions.set(share, fraction);
    let done = 0;
    for (const one of this.#fractions.values()) done += one;
    return Math.min(1, done);
  }

  /** Take what a share gave. @returns whether the condition is complete by it */
  add(parts: readonly SimulatedPart[]): boolean {
    for (const part of parts) {
      this.#parts.push(part);
      this.#neurons += part.neurons.to - part.neurons.from;
    }
    return parts.length > 0 && this.complete;
  }

  /** All parts, in the order of their neurons; they are handed on, and not kept. */
  takeParts(): SimulatedPart[] {
    const parts = this.#parts.sort((one, other) => one.neurons.from - other.neurons.from);
    this.#parts = [];
    return parts;
  }
}
