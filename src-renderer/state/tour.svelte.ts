/** State of the tour. It only points at controls; it performs no actions and blocks none. */
export class Tour {
  #step: number | undefined = $state();
  /** whether the next step takes the focus, as it does if the previous one had it */
  takesFocus = false;

  /** index of the current step; undefined while the tour is not running */
  get step(): number | undefined {
    return this.#step;
  }

  begin(): void {
    this.#step = 0;
    this.takesFocus = true;
  }
  /** @param steps number of steps */
  next(steps: number): void {
    if (this.#step !== undefined) this.#step = this.#step + 1 < steps ? this.#step + 1 : undefined;
  }
  back(): void {
    if (this.#step !== undefined) this.#step = Math.max(0, this.#step - 1);
  }
  end(): void {
    this.#step = undefined;
  }
}
