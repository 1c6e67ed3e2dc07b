import { shownValue, type Axis } from "../plan/axis.ts";
import type { ParameterPosition, Plan } from "../plan/plan.ts";
import { capitalised, numberText, quantityText } from "./number-text.ts";
import type { Quantity } from "./quantity.ts";
import { joined, plain, symbol, type TextLine } from "./rich-text.ts";

/** What a parameter axis measures, where it is drawn: "Noise σ", in mV. */
export function axisQuantity({ words, unit }: Axis): Quantity {
  return { name: words.title, unit: unit ?? "" };
}

/** The value alone: "2 mV"; one without a unit multiplies something: "× 2". */
export function valueText(axis: Axis, position: number): string {
  const value = shownValue(axis, position);
  if (axis.isCounted) return numberText(value);
  return axis.unit === undefined ? `× ${numberText(value)}` : quantityText(value, axis.unit);
}

/** "σ 2 mV" */
export function valueName(axis: Axis, position: number): TextLine {
  return [...symbolOf(axis), ...plain(` ${valueText(axis, position)}`)];
}

/** Over a list of values: "σ (mV)", "Weights". */
export function axisKeyTitle(axis: Axis): TextLine {
  return axis.unit === undefined ? plain(`${capitalised(axis.words.symbol.text)}s`) : [...headOf(axis), ...plain(` (${axis.unit})`)];
}

/** Head of a column: "σ, mV", "Weights", "Trial". */
export function axisHead(axis: Axis): TextLine {
  if (axis.isCounted) return plain(axis.words.title);
  return axis.unit === undefined ? axisKeyTitle(axis) : [...headOf(axis), ...plain(`, ${axis.unit}`)];
}

function headOf(axis: Axis): TextLine {
  return symbolOf(axis).map((run) => ({ ...run, text: run.italic === true || run.subscript === true ? run.text : capitalised(run.text) }));
}

function symbolOf({ words }: Axis): TextLine {
  return words.symbol.italic ? symbol(words.symbol.text) : [{ text: words.symbol.text, italic: false }];
}

/** A combination of parameters: "σ 2 mV", "σ 2 mV, tau_m 10 ms"; empty without parameters that vary. @param setting its position */
export function settingName(plan: Plan, setting: number): TextLine {
  return joined(plan.parametersIn(setting).map(({ axis, position }) => valueName(axis, position)), ", ");
}

/** Its values alone: "2 mV", "2 mV, 10 ms". */
export function settingText(plan: Plan, setting: number): string {
  return plan.parametersIn(setting).map(({ axis, position }) => valueText(axis, position)).join(", ");
}

/** The same under a title that has the units: "2", "2, 10". */
export function settingLabel(plan: Plan, setting: number): string {
  return plan.parametersIn(setting).map(bareValue).join(", ");
}

/** That title: "σ (mV)". */
export function settingsTitle({ parameterAxes }: Plan): TextLine {
  return joined(parameterAxes.map(axisKeyTitle), ", ");
}

/** What must stand beside the values of the parameters to make sense of them: "Noise held for 5 ms". */
export function parameterNotes({ parameterAxes }: Plan): string[] {
  return parameterAxes.flatMap(({ words }) => (words.note === "" ? [] : [words.note]));
}

/** "2" of "σ 2 mV" */
export function bareValue({ axis, position }: ParameterPosition): string {
  return numberText(shownValue(axis, position));
}
