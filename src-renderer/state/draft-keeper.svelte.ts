import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import type { OpenDocument } from "./document.svelte.ts";

/** ms after the last edit */
const pause = 1000;
/** ms that unsaved edits wait at most while typing goes on */
const longestWait = 5000;

/** Keeps unsaved edits where a crash does not reach them, about a second after the last of them. */
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

  /** The last edits are kept once more: whoever kept them is gone. */
  keepSoon(): void {
    this.#waiting = undefined;
  }

  /** There is nothing to keep any more: it was saved or given up. */
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
    // Edits that came meanwhile have set a timer of their own.
    if (this.#waiting === waiting) this.#since = Date.now();
  }
}
