import type { SimulatedPart } from "./part-simulation.ts";

/** Passes the parts of a condition on in the order of their neurons, in whatever order they come. */
export class PartsInOrder {
  readonly #take: (part: SimulatedPart) => void;
  readonly #waiting = new Map<number, SimulatedPart>();
  #next = 0;

  constructor(take: (part: SimulatedPart) => void) {
    this.#take = take;
  }

  /** Number of neurons whose parts were passed on: the first neuron that is missing. */
  get passedOn(): number {
    return this.#next;
  }

  add(part: SimulatedPart): void {
    this.#waiting.set(part.neurons.from, part);
    for (let next = this.#waiting.get(this.#next); next !== undefined; next = this.#waiting.get(this.#next)) {
      this.#waiting.delete(this.#next);
      this.#next = next.neurons.to;
      this.#take(next);
    }
  }
}
