import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import type { OpenDocument } from "./document.svelte.ts";

/** ms after the last edit */
const pause = 1000;
/** longest delay of a draft, ms, while edits keep coming */
const longestWait = 5000;

/** Writes drafts of unsaved edits about a second after the last edit (debounced). */
export class DraftKeeper {
  readonly #workbench: Workbench;
  readonly #onError: (error: unknown) => void;
  #waiting: { readonly document: OpenDocument; readonly experiment: Experiment } | undefined;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(workbench: Workbench, onError: (error: unknown) => void) {
    this.#workbench = workbench;
    this.#onError = onError;
  }

  /** The document was edited. */
  watch(document: OpenDocument, experiment: Experiment): void {
    if (this.#waiting?.experiment === experiment) return;
    if (this.#waiting === undefined) this.#since = Date.now();
    this.#waiting = { document, experiment };
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(pause, this.#since + longestWait - Date.now()));
    this.#timer = setTimeout(() => void this.#keep(), wait);
  }

  /** Schedules the draft again, after a new connection. */
  keepSoon(): void {
    this.#waiting = undefined;
  }

  /** Cancels the draft: the edits were saved or discarded. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
  }

  async #keep(): Promise<void> {
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    const { document, experiment } = waiting;
    try {
      const { keptAt } = await this.#workbench.keepDraft({ document: document.id, experiment });
      document.keptAt = keptAt;
    } catch (error) {
      this.#onError(error);
    }
    // Later edits have set their own timer.
    if (this.#waiting === waiting) this.#since = Date.now();
  }
}
