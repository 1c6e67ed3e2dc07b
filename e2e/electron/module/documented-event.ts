/** The event object that listeners get first; they can prevent the default action. */
export class DocumentedEvent {
  #prevented = false;

  get defaultPrevented(): boolean {
    return this.#prevented;
  }

  preventDefault(): void {
    this.#prevented = true;
  }
}
