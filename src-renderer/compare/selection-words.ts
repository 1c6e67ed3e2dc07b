import { settingName } from "../../src-shared/content/axis-wording.ts";
import { capitalised } from "../../src-shared/content/number-text.ts";
import { bareText, joined, plain, type TextLine } from "../../src-shared/content/rich-text.ts";
import { undrawnNoise } from "../../src-shared/content/undrawn-noise.ts";
import type { Axis } from "../../src-shared/plan/axis.ts";
import type { Place, Plan } from "../../src-shared/plan/plan.ts";
import type { RunView } from "../results/run-view.ts";
import { levelText } from "../results/run-words.ts";
import { sharedAxes, type ComparedView } from "./compared-view.ts";

type Selectable = Pick<RunView, "plan">;

/** The shown condition in words that hold for all runs: "Sweep 5, σ 2 mV", and beside it "140 pA, trial 1", and that noise is not drawn. */
export function selectionWords(views: readonly Selectable[], selection: Place): { readonly title: TextLine; readonly note: string } {
  const there = views.filter(({ plan }) => plan.groupAt(selection) !== undefined);
  const first = there[0];
  const axes = sharedAxes(views.map(({ plan }) => plan));
  const positions = (role: Axis["role"]): string[] => axes.flatMap(({ axis }) => (axis.role === role ? [`${axis.words.one} ${(selection[axis.name] ?? 0) + 1}`] : []));
  const parameters: TextLine[] =
    first === undefined ? []
    : allAlike(there.map(({ plan }) => parametersText(plan, selection))) ? [parametersLine(first.plan, selection)]
    : positions("parameter").map((text) => plain(text));
  // Without a run in memory nobody knows what its axes are called.
  const stimulus = views.length > 0 ? positions("stimulus") : Object.entries(selection).slice(0, 1).map(([name, position]) => `${name} ${position + 1}`);
  const title = joined([plain(capitalised(stimulus.join(", "))), ...parameters].filter((part) => part.length > 0), ", ");
  const repeats = views.some(({ plan }) => plan.repeats > 1) ? positions("repeat") : [];
  const level = first !== undefined && allAlike(there.map(({ plan }) => levelAt(plan, selection))) ? levelAt(first.plan, selection) : "";
  const noise = there.map(({ plan }) => undrawnNoise(plan, [plan.settingOf(plan.firstOf(plan.groupAt(selection)!))])).find((words) => words !== "") ?? "";
  const parts = [level, ...repeats, noise.toLowerCase()];
  return { title, note: parts.filter((part) => part !== "").join(", ") };
}

/** What heads the plots of one run: its letter and name, and its level and parameters where not all have the same. */
export function columnTitle(
  { letter, name, view }: Pick<ComparedView, "letter" | "name"> & { readonly view: Selectable | undefined },
  views: readonly Selectable[],
  selection: Place,
): string {
  const there = views.filter(({ plan }) => plan.groupAt(selection) !== undefined);
  const parts = [`${letter}, ${name}`];
  if (view?.plan.groupAt(selection) !== undefined) {
    if (!allAlike(there.map(({ plan }) => levelAt(plan, selection)))) parts.push(levelAt(view.plan, selection));
    if (!allAlike(there.map(({ plan }) => parametersText(plan, selection)))) parts.push(parametersText(view.plan, selection) || "no noise");
  }
  return parts.filter((part) => part !== "").join(", ");
}

function allAlike(texts: readonly string[]): boolean {
  return new Set(texts).size < 2;
}

/** "140 pA" */
function levelAt(plan: Plan, selection: Place): string {
  const group = plan.groupAt(selection);
  return group === undefined ? "" : levelText(plan.driveOf(plan.firstOf(group)).level, plan.driveUnit);
}

/** "σ 2 mV"; "" without parameters */
function parametersText(plan: Plan, selection: Place): string {
  return bareText(parametersLine(plan, selection));
}

/** The same as print has it: a Greek letter is italic. */
function parametersLine(plan: Plan, selection: Place): TextLine {
  const { setting } = plan.coordinatesAt(selection);
  return setting === undefined ? [] : settingName(plan, setting);
}
