import { SvelteMap } from "svelte/reactivity";
import { loadWasmKernel } from "../../src-shared/engine/wasm-kernel.ts";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { thumbnailOf, type Thumbnail } from "./thumbnail.ts";

/** Thumbnails of templates, computed one at a time while the page has nothing else to do. */
export class Thumbnails {
  readonly #drawn = new SvelteMap<Experiment, Thumbnail>();
  readonly #whenIdle: (work: () => void) => void;

  constructor(whenIdle: (work: () => void) => void) {
    this.#whenIdle = whenIdle;
  }

  /** undefined until it is drawn, and always for an experiment that cannot be run */
  of(experiment: Experiment): Thumbnail | undefined {
    return this.#drawn.get(experiment);
  }

  draw(experiments: readonly Experiment[]): void {
    const waiting = experiments.filter((experiment) => !this.#drawn.has(experiment));
    if (waiting.length === 0) return;
    const kernel = loadWasmKernel();
    const next = (): void => {
      const experiment = waiting.shift();
      if (experiment === undefined) return;
      try {
        this.#drawn.set(experiment, thumbnailOf(experiment, kernel));
      } catch {
        // A template that cannot run leaves its card empty; opening it shows the error.
      }
      this.#whenIdle(next);
    };
    this.#whenIdle(next);
  }
}
