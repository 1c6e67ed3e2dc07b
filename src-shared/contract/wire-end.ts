/** The end of a wire: reports it once, with a reason in words for people. A listener added later is called at once. */
export class WireEnd {
  readonly #listeners: ((reason: string) => void)[] = [];
  #reason: string | undefined;

  /** whether the wire has ended */
  get isOver(): boolean {
    return this.#reason !== undefined;
  }

  /** Ends the wire. Only the first reason is reported. */
  come(reason: string): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    for (const tell of this.#listeners.splice(0)) tell(reason);
  }

  onClose(tell: (reason: string) => void): void {
    if (this.#reason === undefined) this.#listeners.push(tell);
    else tell(this.#reason);
  }
}
