/** A question to the service that can be put off. */
interface Waiting {
  readonly perform: () => Promise<void>;
  /** told where the question was never asked: who wants to know asks again */
  readonly forgotten: () => void;
}

/** Questions to the service, few at a time and the newest first: what was looked at a moment ago waits, and at last is forgotten. */
export class RequestQueue {
  readonly #waiting: Waiting[] = [];
  readonly #atOnce: number;
  readonly #most: number;
  #running = 0;

  /** @param most that wait; of more, the oldest are forgotten */
  constructor(atOnce = 3, most = 200) {
    this.#atOnce = atOnce;
    this.#most = most;
  }

  /** @param perform must not reject */
  add(perform: () => Promise<void>, forgotten: () => void): void {
    this.#waiting.push({ perform, forgotten });
    if (this.#waiting.length > this.#most) this.#waiting.shift()!.forgotten();
    this.#next();
  }

  #next(): void {
    while (this.#running < this.#atOnce) {
      const request = this.#waiting.pop();
      if (request === undefined) return;
      this.#running++;
      void request.perform().finally(() => {
        this.#running--;
        this.#next();
      });
    }
  }
}
