/** A request to the service that may be postponed. */
interface Waiting {
  readonly perform: () => Promise<void>;
  /** called where the request was dropped, so that the caller can repeat it */
  readonly forgotten: () => void;
}

/** A queue of requests to the service: few at a time, newest first. Older requests wait and are finally dropped. */
export class RequestQueue {
  readonly #waiting: Waiting[] = [];
  readonly #atOnce: number;
  readonly #most: number;
  #running = 0;

  /** @param most longest queue; beyond it the oldest requests are dropped */
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
