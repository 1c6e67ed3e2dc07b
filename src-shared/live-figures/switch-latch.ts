/** ms on the wall: what is shorter cannot be seen. */
export const leastShown = 80;

/** A switch that can be seen to close: at each spike, while the neuron is refractory and long enough for an eye, and open as long between. */
export class SwitchLatch {
  #closed = false;
  /** ms on the wall, of the last turn */
  #turned = -Infinity;

  /**
   * Whether the switch is drawn closed.
   *
   * @param now ms on the wall
   * @param fires whether the neuron fired since the last call, or is refractory
   */
  at(now: number, fires: boolean): boolean {
    if (fires !== this.#closed && now - this.#turned >= leastShown) {
      this.#closed = fires;
      this.#turned = now;
    }
    return this.#closed;
  }
}
