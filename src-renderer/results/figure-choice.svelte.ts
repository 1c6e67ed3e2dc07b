import { filledPlaces, withFigure, type FigureKind } from "./figure-kinds.ts";

/** Which figures are wanted in the places beside the traces, from one run to the next. */
export class FigureChoice {
  #wanted: readonly FigureKind[] = $state.raw(["fi", "isi", "rateAgainstNoise", "cvAgainstNoise"]);

  /** What the places show of a run that has these figures. */
  shown(available: readonly FigureKind[]): FigureKind[] {
    return filledPlaces(this.#wanted, available);
  }

  choose(available: readonly FigureKind[], place: number, kind: FigureKind): void {
    const shown = withFigure(this.shown(available), place, kind);
    // Places that this run leaves empty keep what was wanted there.
    this.#wanted = [...shown, ...this.#wanted.slice(shown.length)];
  }
}
