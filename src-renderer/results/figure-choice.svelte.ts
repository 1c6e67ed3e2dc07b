import { figureCatalogue, type FigureId } from "../../src-shared/content/figure-catalogue.ts";
import type { Layout } from "../state/layout.svelte.ts";
import { filledPlaces, withFigure } from "./figure-places.ts";

const usual: readonly FigureId[] = ["fi_curve", "isi_histogram", "rate_vs_noise", "cv_vs_noise"];
const isFigure = (name: string): name is FigureId => figureCatalogue.some(({ id }) => id === name);

/** Which figures are wanted in the places beside the traces, from one run to the next, and from one day to the next. */
export class FigureChoice {
  readonly #layout: Pick<Layout, "figures">;

  constructor(layout: Pick<Layout, "figures">) {
    this.#layout = layout;
  }

  get #wanted(): readonly FigureId[] {
    const kept = this.#layout.figures.filter(isFigure);
    return kept.length === 0 ? usual : kept;
  }

  /** What the places show of a run that has these figures. */
  shown(available: readonly FigureId[]): FigureId[] {
    return filledPlaces(this.#wanted, available);
  }

  choose(available: readonly FigureId[], place: number, kind: FigureId): void {
    const shown = withFigure(this.shown(available), place, kind);
    // Places that this run leaves empty keep what was wanted there.
    this.#layout.figures = [...shown, ...this.#wanted.slice(shown.length)];
  }
}
