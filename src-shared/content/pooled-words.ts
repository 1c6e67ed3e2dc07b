import { namedValue } from "../plan/axis.ts";
import type { Plan } from "../plan/plan.ts";
import { parameterNotes, settingName } from "./axis-wording.ts";
import type { MeasuredPoint } from "./figure-content.ts";
import { capitalised, quantityText } from "./number-text.ts";
import { joined, plain, type TextLine } from "./rich-text.ts";
import type { SeriesIdentity } from "./series-identity.ts";

/** The stimulus of a condition in words: "sweep 9 of 10, 220 pA". The level stands there where it is one all through the window. */
export function stimulusWords(plan: Plan, condition: number): string {
  const { stimulusAxis, stimuli, driveUnit } = plan;
  const { level } = plan.driveOf({ index: condition });
  const words = `${namedValue(stimulusAxis, plan.coordinatesOf({ index: condition }).stimulus)} of ${stimuli}`;
  return level?.constant === true ? `${words}, ${quantityText(level.level, driveUnit)}` : words;
}

/** "20 trials", and so on for each axis of repeats with several. */
export function repeatWords({ repeatAxes }: Plan): string[] {
  return repeatAxes.flatMap(({ values, words }) => (values.length > 1 ? [`${values.length} ${words.many}`] : []));
}

/**
 * What a figure puts together, in words: "Sweep 9 of 10, 220 pA, σ 2 mV, 20 trials".
 *
 * @param condition any of the group's
 * @param neurons what to say of the neurons of a population
 */
export function pooledWords(plan: Plan, condition: number, neurons: string): TextLine {
  const name = settingName(plan, plan.coordinatesOf({ index: condition }).setting);
  const parts: TextLine[] = [
    ...(plan.stimuli > 1 ? [plain(stimulusWords(plan, condition))] : []),
    ...(name.length > 0 ? [name] : []),
    ...parameterNotes(plan).map((note) => plain(note.toLowerCase())),
    ...(plan.protocol.population > 1 ? [plain(neurons)] : []),
    ...repeatWords(plan).map((words) => plain(words)),
  ];
  return joined(parts, ", ").map((run, k) => (k === 0 ? { ...run, text: capitalised(run.text) } : run));
}

/** Points in the colours of their conditions, which are those of the conditions in every other figure. */
export function withOwnColours(plan: Plan, points: readonly MeasuredPoint[]): MeasuredPoint[] {
  return points.map((point) => (point.group === undefined ? point : { ...point, identity: conditionIdentity(plan, plan.firstOf(point.group).index) }));
}

/** The colour of what was measured in a condition: that of its parameters where they vary, else that of its stimulus. */
export function conditionIdentity(plan: Plan, condition: number): SeriesIdentity {
  const { stimulus, setting } = plan.coordinatesOf({ index: condition });
  return plan.settings > 1 ? { scale: "parameter", index: setting, count: plan.settings } : { scale: "stimulus", index: stimulus, count: plan.stimuli };
}
