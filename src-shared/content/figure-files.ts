import { shownValue, type Axis } from "../plan/axis.ts";
import type { ParameterPosition, Plan } from "../plan/plan.ts";
import { valueName } from "./axis-wording.ts";
import { counting, evenly } from "./chosen-conditions.ts";
import { figuresOf, type FigureKind } from "./figure-catalogue.ts";
import { bareText } from "./rich-text.ts";

/** Combinations of parameters that get a file of their own. */
const mostSettings = 6;

/** A figure as a file shows it. */
export interface FigureFile {
  readonly kind: FigureKind;
  /** of the file, without ending: "fi_curve", "psth_noise_2" */
  readonly name: string;
  /** for a list of figures */
  readonly title: string;
  /** position of the combination of parameters that it shows, where it shows one */
  readonly setting: number;
}

/**
 * The figures that a run of a protocol leaves, known before it has run. Of those of one combination of parameters there is one for
 * each, at most six, evenly chosen.
 */
export function figureFiles(plan: Plan): FigureFile[] {
  const shown = evenly(counting(plan.settings), mostSettings);
  return figuresOf(plan).flatMap((kind): FigureFile[] => {
    if (!kind.perSetting || shown.length === 1) return [{ kind, name: kind.id, title: kind.title, setting: 0 }];
    return shown.map((setting) => {
      const varying = plan.parametersIn(setting).filter(({ axis }) => axis.values.length > 1);
      const positionsOf = (axis: Axis): number[] => shown.map((other) => plan.parametersIn(other).find((one) => one.axis === axis)!.position);
      const name = [kind.id, ...varying.map((one) => `${one.axis.name}_${shortNumber(one, positionsOf(one.axis))}`)].join("_");
      return { kind, name, title: [kind.title, ...varying.map(({ axis, position }) => bareText(valueName(axis, position)))].join(", "), setting };
    });
  });
}

/** A level that was converted has sixteen digits: six are enough where they tell it from the others. @param positions of the others, and its own */
function shortNumber({ axis, position }: ParameterPosition, positions: readonly number[]): number {
  const short = (other: number): number => Number(shownValue(axis, other).toPrecision(6));
  const alike = new Set(positions.filter((other) => short(other) === short(position)));
  return alike.size === 1 ? short(position) : shownValue(axis, position);
}
