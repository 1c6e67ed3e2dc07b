import type { Notices } from "./notices.svelte.ts";
import type { OpenDocument } from "./document.svelte.ts";
import type { RunsState } from "./runs.svelte.ts";

/** ms within which a second loss may be the fault of the run itself */
const soon = 60_000;

/** What becomes of runs that a service had in memory when it died. */
export class LostRuns {
  readonly #runs: RunsState;
  readonly #notices: Notices;
  readonly #now: () => number;
  #last = -Infinity;

  /** @param now ms, from any beginning */
  constructor(runs: RunsState, notices: Notices, now: () => number) {
    this.#runs = runs;
    this.#notices = notices;
    this.#now = now;
  }

  /**
   * Forgets the runs that were lost and starts those that were going again, since a run repeats to the bit. A run that was lost twice
   * within a minute is not started again: it may be what ends the service.
   *
   * @returns the starts, to be awaited once the connection is there
   */
  startAgain(document: OpenDocument | undefined): (() => Promise<unknown>)[] {
    const going = this.#runs.forgetAll();
    if (document === undefined || going.length === 0) return [];
    const names = going.map(({ name }) => name).join(" and ");
    const isAgain = this.#now() - this.#last < soon;
    this.#last = this.#now();
    if (isAgain) {
      this.#notices.say(`${names} ended with the part of Rheobase that simulates, for the second time, and was not started again.`);
      return [];
    }
    this.#notices.say(`${names} had been lost, and is computed again from the beginning.`);
    return going.map(({ id, snapshot }) => () => this.#runs.start(document.id, id, snapshot));
  }
}
