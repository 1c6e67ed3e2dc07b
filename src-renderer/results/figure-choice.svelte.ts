import type { Layout } from "../state/layout.svelte.ts";
import { figureNames, filledPlaces, withFigure, type FigureKind } from "./figure-kinds.ts";

const usual: readonly FigureKind[] = ["fi", "isi", "rateAgainstNoise", "cvAgainstNoise"];
const isKind = (name: string): name is FigureKind => Object.hasOwn(figureNames, name);

/** Which figures are wanted in the places beside the traces, from one run to the next, and from one day to the next. */
export class FigureChoice {
  readonly #layout: Pick<Layout, "figures">;

  constructor(layout: Pick<Layout, "figures">) {
    this.#layout = layout;
  }

  get #wanted(): readonly FigureKind[] {
    const kept = this.#layout.figures.filter(isKind);
    return kept.length === 0 ? usual : kept;
  }

  /** What the places show of a run that has these figures. */
  shown(available: readonly FigureKind[]): FigureKind[] {
    return filledPlaces(this.#wanted, available);
  }

  choose(available: readonly FigureKind[], place: number, kind: FigureKind): void {
    const shown = withFigure(this.shown(available), place, kind);
    // Places that this run leaves empty keep what was wanted there.
    this.#layout.figures = [...shown, ...this.#wanted.slice(shown.length)];
  }
}
