/** The end of a wire, which is told once, with its reason in words for people; at once to whoever asks after it. */
export class WireEnd {
  readonly #listeners: ((reason: string) => void)[] = [];
  #reason: string | undefined;

  /** whether it has come */
  get isOver(): boolean {
    return this.#reason !== undefined;
  }

  /** It is over; the first reason is the one that is told. */
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
