import { figuresOf, type FigureId, type FigureKind } from "../../src-shared/content/figure-catalogue.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";

/** Figures at one time. */
const slots = 4;

/** The figures of a protocol that have a slot beside the traces, in the order of lists. */
export function figuresBeside(plan: Plan): FigureKind[] {
  return figuresOf(plan).filter(({ onPage }) => onPage === "beside");
}

/**
 * What each slot shows: what was wanted there if the run has it and no slot before shows it, else a figure that nobody wanted
 * elsewhere; fewer slots where there are fewer figures.
 */
export function filledSlots(wanted: readonly (FigureId | undefined)[], available: readonly FigureId[]): FigureId[] {
  const count = Math.min(slots, available.length);
  const chosen: (FigureId | undefined)[] = Array.from({ length: count }, (_, slot) => {
    const kind = wanted[slot];
    return kind !== undefined && available.includes(kind) && wanted.indexOf(kind) === slot ? kind : undefined;
  });
  const left = available.filter((kind) => !chosen.includes(kind));
  return chosen.map((kind) => kind ?? left.shift()!);
}

/** The slots after a figure was chosen for one of them: where another slot shows it, the two change slots. */
export function withFigure(shown: readonly FigureId[], slot: number, kind: FigureId): FigureId[] {
  return shown.map((one, k) => (k === slot ? kind : one === kind ? shown[slot]! : one));
}
