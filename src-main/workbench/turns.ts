/** Serialises tasks: those of one key run one after the other, in the order in which they were submitted. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** @throws what the task throws */
  async take<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const turn = before.then(task, task);
    this.#last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    }
  }
}
