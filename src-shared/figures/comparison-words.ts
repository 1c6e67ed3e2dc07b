import type { Axis } from "../plan/axis.ts";
import type { Plan } from "../plan/plan.ts";
import { levelInWindow } from "../stimulus/level-in-window.ts";
import type { ComparedView, ShownRun } from "./compared-result.ts";
import { settingName } from "../content/axis-wording.ts";
import { quantityText } from "../content/number-text.ts";
import { bareText, plain, type TextLine } from "../content/rich-text.ts";

/** Description of what all runs have in common; differences are in the titles of the runs. */
export interface ComparedWords {
  readonly place: TextLine;
  /** what only this run has: its level, its parameters; empty where all have the same */
  readonly own: (run: ShownRun) => TextLine;
}

/** "Sweep 5, 140 pA, σ 2 mV, trial 1" and what of it is each run's own. */
export function comparedWords(runs: readonly ShownRun[], { place }: ComparedView): ComparedWords {
  const plans = runs.map(({ result }) => result.plan);
  const there = runs.filter(({ stimulus }) => stimulus !== undefined);
  const level = common(there.map(levelWords));
  const parameters = there.some(({ result }) => result.plan.parameterAxes.length > 0) ? common(there.map(parameterWords)) : [];
  const positions = (role: Axis["role"]): TextLine[] => varyingAxes(plans, role).map((axis) => plain(`${axis.words.one} ${(place[axis.name] ?? 0) + 1}`));
  const parts: TextLine[] = [
    ...positions("stimulus"),
    ...(level === undefined ? [] : [level]),
    ...(parameters === undefined ? [] : [parameters]),
    ...positions("repeat"),
    ...(plans.some(({ protocol }) => protocol.population > 1) ? [plain("neuron 1")] : []),
  ];
  const own = (run: ShownRun): TextLine => {
    if (run.stimulus === undefined) return plain("no such condition");
    return commas([...(level === undefined ? [levelWords(run)] : []), ...(parameters === undefined ? [parameterWords(run)] : [])]);
  };
  return { place: commas(parts), own };
}

/** The axes of a role along which any of the plans has several values, each once. */
function varyingAxes(plans: readonly Plan[], role: Axis["role"]): Axis[] {
  const axes = plans.flatMap((plan) => plan.axes.filter((axis) => axis.role === role && axis.values.length > 1));
  return [...new Map(axes.map((axis) => [axis.name, axis])).values()];
}

/** "A, Run 12   B, Run 11", each in its colour; a line breaks between runs only, unless a name is very long. */
export function namesLine(runs: readonly ShownRun[]): TextLine {
  return runs.flatMap(({ letter, name, ink }) => {
    const heading = `${letter}, ${name}`;
    return plain((heading.length > longestUnbroken ? heading : heading.replaceAll(" ", unbroken)) + unbroken + unbroken + " ", ink);
  });
}

/** Characters that fit into a line of a narrow figure. */
const longestUnbroken = 40;

const unbroken = "\u00a0";

/** The line that all are equal to; undefined where they differ. */
function common(lines: readonly TextLine[]): TextLine | undefined {
  return new Set(lines.map(bareText)).size === 1 ? lines[0]! : undefined;
}

function levelWords({ trials, stimulus }: ShownRun): TextLine {
  const window = trials[0]?.summary;
  const drive = stimulus === undefined || window === undefined ? undefined : levelInWindow(stimulus, window);
  return drive?.constant === true ? plain(quantityText(drive.level, stimulus!.unit)) : [];
}

function parameterWords({ result: { plan }, setting }: ShownRun): TextLine {
  return plan.parameterAxes.length === 0 || setting === undefined ? plain("no noise") : settingName(plan, setting);
}

function commas(parts: readonly TextLine[]): TextLine {
  return parts.filter((part) => part.length > 0).flatMap((part, k) => [...(k === 0 ? [] : plain(", ")), ...part]);
}
