import type { Condition } from "../../src-shared/plan/condition.ts";
import { NeuronClaims, type ClaimRule } from "./neuron-claims.ts";
import type { SimulatedPart } from "./part-simulation.ts";

/** A condition that several workers simulate together, with the results of their shares so far. */
export class DividedCondition {
  readonly condition: Condition;
  readonly rule: ClaimRule;
  /** of the `NeuronClaims` that the workers share */
  readonly memory: SharedArrayBuffer;
  #parts: SimulatedPart[] = [];
  /** progress by share number */
  readonly #fractions = new Map<number, number>();
  #neurons = 0;
  #failed = false;

  constructor(condition: Condition, rule: ClaimRule) {
    this.condition = condition;
    this.rule = rule;
    this.memory = new NeuronClaims(rule).memory;
  }

  /** true if a share has failed; results of other shares are then ignored */
  get failed(): boolean {
    return this.#failed;
  }

  /** true if all neurons are simulated */
  get complete(): boolean {
    return this.#neurons === this.rule.population;
  }

  /** Marks the condition as failed. @returns false if it had failed before */
  fail(): boolean {
    const isFirst = !this.#failed;
    this.#failed = true;
    this.#parts = [];
    return isFirst;
  }

  /** Stores the progress of a share. @param fraction simulated by this share, of the whole condition @returns progress of the condition, 0 to 1 */
  progress(share: number, fraction: number): number {
    this.#fractions.set(share, fraction);
    let done = 0;
    for (const one of this.#fractions.values()) done += one;
    return Math.min(1, done);
  }

  /** Adds the results of a share. @returns true if the condition is now complete */
  add(parts: readonly SimulatedPart[]): boolean {
    for (const part of parts) {
      this.#parts.push(part);
      this.#neurons += part.neurons.to - part.neurons.from;
    }
    return parts.length > 0 && this.complete;
  }

  /** Returns all parts in the order of their neurons, and drops its references to them. */
  takeParts(): SimulatedPart[] {
    const parts = this.#parts.sort((one, other) => one.neurons.from - other.neurons.from);
    this.#parts = [];
    return parts;
  }
}
