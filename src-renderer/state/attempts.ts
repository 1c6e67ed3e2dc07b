import type { Notices } from "./notices.svelte.ts";

/** Operations of a window: they wait until it is ready, and their errors are shown instead of thrown. */
export class Attempts {
  readonly #notices: Notices;
  /** Pending start or reconnect of the window; other operations wait for it. */
  #ready: Promise<unknown> = Promise.resolve();

  constructor(notices: Notices) {
    this.#notices = notices;
  }

  get ready(): Promise<unknown> {
    return this.#ready;
  }

  /** Runs an operation that later operations wait for. @returns whether it succeeded */
  async first(work: () => Promise<boolean>): Promise<boolean> {
    const done = this.#told(work);
    this.#ready = done;
    return (await done) ?? false;
  }

  /** @returns undefined where it failed */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    await this.#ready;
    return await this.#told(work);
  }

  async #told<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#notices.raise(error);
      return undefined;
    }
  }
}
