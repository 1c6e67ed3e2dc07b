import { noiseLevelsOf } from "../comparison/compared-run.ts";
import type { Plan } from "../plan/plan.ts";
import { evenly } from "./chosen-conditions.ts";
import { figuresOf, type FigureKind } from "./figure-catalogue.ts";
import { noiseWording } from "./noise-wording.ts";
import { bareText } from "./rich-text.ts";

/** Noise levels that get a file of their own. */
const mostLevels = 6;

/** A figure as a file shows it. */
export interface FigureFile {
  readonly kind: FigureKind;
  /** of the file, without ending: "fi_curve", "psth_noise_2" */
  readonly name: string;
  /** for a list of figures */
  readonly title: string;
  /** index of the noise level that it shows, where it shows one */
  readonly noise: number;
}

/** The figures that a run of a protocol leaves, known before it has run. Of those of one noise level there is one a level, at most six, evenly chosen. */
export function figureFiles(plan: Plan): FigureFile[] {
  const { protocol } = plan;
  const levels = noiseLevelsOf(protocol);
  const shown = evenly(levels.map((_, noise) => noise), mostLevels);
  return figuresOf(plan).flatMap((kind: FigureKind): FigureFile[] => {
    if (!kind.perNoiseLevel || shown.length === 1) return [{ kind, name: kind.id, title: kind.title, noise: 0 }];
    return shown.map((noise) => {
      const level = levels[noise]!;
      const title = `${kind.title}, ${bareText(noiseWording(protocol)!.nameOf(level))}`;
      return { kind, name: `${kind.id}_noise_${shortNumber(level, shown.map((other) => levels[other]!))}`, title, noise };
    });
  });
}

/** A level that was converted has sixteen digits: six are enough where they tell it from the others. */
function shortNumber(level: number, levels: readonly number[]): number {
  const short = (value: number) => Number(value.toPrecision(6));
  return levels.filter((other) => short(other) === short(level)).length === 1 ? short(level) : level;
}
