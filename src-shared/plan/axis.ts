/** Role of an axis: its values change the stimulus, another parameter of the simulation, or only the random numbers (repeats). */
export type AxisRole = "stimulus" | "parameter" | "repeat";

/** Something that varies from condition to condition. Everything that shows conditions reads its heads and labels here. */
export interface Axis {
  /** unique in its plan; the same in the plans of all protocols that vary this */
  readonly name: string;
  readonly role: AxisRole;
  /** in the unit that the engine works with; 0, 1, 2, ... where values are numbers of a list, which people count from 1 */
  readonly values: readonly number[];
  readonly isCounted: boolean;
  /** undefined for a pure number */
  readonly unit: string | undefined;
  /** heads its column in tables */
  readonly column: string;
  /** marks its number where a name must be short: "s3" */
  readonly letter: string;
  readonly words: AxisWords;
}

/** Texts of an axis and its values. */
export interface AxisWords {
  /** "noise level" */
  readonly one: string;
  /** "noise levels" */
  readonly many: string;
  /** of an axis that is drawn, without unit: "Noise σ" */
  readonly title: string;
  /** before a value, "σ 2 mV", and over a list of values, "σ (mV)"; an italic one may have an index: "tau_m" */
  readonly symbol: { readonly text: string; readonly italic: boolean };
  /** text that must be shown with the values to interpret them; "" if there is none */
  readonly note: string;
}

/** The number that people know a value by: counted ones from 1. */
export function shownValue({ values, isCounted }: Axis, position: number): number {
  return isCounted ? position + 1 : values[position]!;
}

/** A value in plain words: "sweep 3", "noise level 0.5", "trial 1". */
export function namedValue(axis: Axis, position: number): string {
  return `${axis.words.one} ${shownValue(axis, position)}`;
}
