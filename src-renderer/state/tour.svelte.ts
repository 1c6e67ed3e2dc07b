/** How far the tour of the bench is. It says what to look at; it does nothing by itself and stops nobody. */
export class Tour {
  #step: number | undefined = $state();
  /** whether the next step takes the focus: it does where the one before had it */
  takesFocus = false;

  /** from 0; undefined while nobody is on it */
  get step(): number | undefined {
    return this.#step;
  }

  begin(): void {
    this.#step = 0;
    this.takesFocus = true;
  }
  /** @param steps there are */
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
