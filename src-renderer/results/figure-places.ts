import { figuresOf, type FigureId } from "../../src-shared/content/figure-catalogue.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";

/** Figures at one time. */
const places = 4;

/** The figures of a protocol that have a place beside the traces, in the order of lists. */
export function figuresBeside(plan: Plan): FigureId[] {
  return figuresOf(plan).flatMap(({ id, onPage }) => (onPage === "beside" ? [id] : []));
}

/**
 * What each place shows: what was wanted there if the run has it and no place before shows it, else a figure that nobody wanted
 * elsewhere; fewer places where there are fewer figures.
 */
export function filledPlaces(wanted: readonly (FigureId | undefined)[], available: readonly FigureId[]): FigureId[] {
  const count = Math.min(places, available.length);
  const chosen: (FigureId | undefined)[] = Array.from({ length: count }, (_, place) => {
    const kind = wanted[place];
    return kind !== undefined && available.includes(kind) && wanted.indexOf(kind) === place ? kind : undefined;
  });
  const left = available.filter((kind) => !chosen.includes(kind));
  return chosen.map((kind) => kind ?? left.shift()!);
}

/** The places after a figure was chosen for one of them: where another place shows it, the two change places. */
export function withFigure(shown: readonly FigureId[], place: number, kind: FigureId): FigureId[] {
  return shown.map((one, k) => (k === place ? kind : one === kind ? shown[place]! : one));
}
