/** Questions to the service, few at a time and the newest first: what was looked at a moment ago waits for what is looked at now. */
export class RequestQueue {
  readonly #waiting: (() => Promise<void>)[] = [];
  readonly #atOnce: number;
  #running = 0;

  constructor(atOnce = 3) {
    this.#atOnce = atOnce;
  }

  /** @returns what the question gives, when it has been asked */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    return await new Promise<T>((resolve, reject) => {
      this.#waiting.push(async () => {
        await question().then(resolve, reject);
      });
      this.#next();
    });
  }

  #next(): void {
    while (this.#running < this.#atOnce) {
      const request = this.#waiting.pop();
      if (request === undefined) return;
      this.#running++;
      void request().finally(() => {
        this.#running--;
        this.#next();
      });
    }
  }
}
