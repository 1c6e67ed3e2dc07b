import type { NeuronRange } from "../../src-shared/engine/recordings.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { SimulatedPart } from "./part-simulation.ts";

/** A condition whose neurons are shared out among workers: what has come of its parts so far. */
export class DividedCondition {
  readonly condition: Condition;
  readonly ranges: readonly NeuronRange[];
  /** one 32-bit number: spikes of all its parts, which the workers add up */
  readonly spikeCount = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  readonly #results = new Map<NeuronRange, SimulatedPart>();
  readonly #fractions = new Map<NeuronRange, number>();
  #failed = false;

  /** @param ranges ascending, together the population */
  constructor(condition: Condition, ranges: readonly NeuronRange[]) {
    this.condition = condition;
    this.ranges = ranges;
  }

  /** Whether a part has failed: what comes of the others does not matter any more. */
  get failed(): boolean {
    return this.#failed;
  }

  /** @returns false when it has failed before */
  fail(): boolean {
    const isFirst = !this.#failed;
    this.#failed = true;
    this.#results.clear();
    return isFirst;
  }

  /** Take a part's progress. @returns that of the condition, 0 to 1 */
  progress(neurons: NeuronRange, fraction: number): number {
    this.#fractions.set(neurons, fraction);
    let done = 0;
    for (const [{ from, to }, part] of this.#fractions) done += part * (to - from);
    return done / this.ranges.at(-1)!.to;
  }

  /** Take what a part gave. @returns whether all parts are there */
  add(neurons: NeuronRange, result: SimulatedPart): boolean {
    this.progress(neurons, 1);
    this.#results.set(neurons, result);
    return this.#results.size === this.ranges.length;
  }

  /** The results of all parts, in the order of their neurons; they are handed on, and not kept. */
  takeResults(): SimulatedPart[] {
    const results = this.ranges.map((neurons) => this.#results.get(neurons)!);
    this.#results.clear();
    return results;
  }
}
