import type { FigureId } from "../../src-shared/content/figure-catalogue.ts";
import type { Layout } from "../state/layout.svelte.ts";
import { filledSlots, withFigure } from "./figure-slots.ts";

const usual: readonly FigureId[] = ["fi_curve", "isi_histogram", "rate_vs_noise", "cv_vs_noise"];

/** The figures chosen for the slots beside the traces, remembered across runs and sessions. */
export class FigureChoice {
  readonly #layout: Pick<Layout, "figures">;

  constructor(layout: Pick<Layout, "figures">) {
    this.#layout = layout;
  }

  get #wanted(): readonly FigureId[] {
    const { figures } = this.#layout;
    return figures.length === 0 ? usual : figures;
  }

  /** The figures in the slots for a run that has these figures. */
  shown(available: readonly FigureId[]): FigureId[] {
    return filledSlots(this.#wanted, available);
  }

  choose(available: readonly FigureId[], slot: number, kind: FigureId): void {
    const shown = withFigure(this.shown(available), slot, kind);
    // Slots that this run leaves empty keep their chosen figure.
    this.#layout.figures = [...shown, ...this.#wanted.slice(shown.length)];
  }
}
