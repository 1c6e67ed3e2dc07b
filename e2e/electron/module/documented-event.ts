/** The first argument of listeners: what happens by default can be prevented. */
export class DocumentedEvent {
  #prevented = false;

  get defaultPrevented(): boolean {
    return this.#prevented;
  }

  preventDefault(): void {
    this.#prevented = true;
  }
}
