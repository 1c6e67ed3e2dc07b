import { namedValue, shownValue, type Axis } from "./axis.ts";
import type { Condition } from "./condition.ts";
import type { Plan } from "./plan.ts";

/** A condition in plain words: "sweep 3, noise level 0.5, trial 1". */
export function conditionName({ axes }: Plan, { at }: Condition): string {
  return axes.map((axis, k) => namedValue(axis, at[k]!)).join(", ");
}

/** What a cancel leaves of a condition that is not done, in words for people; undefined for one neuron, where there is nothing to explain. */
export function cancelledPopulation({ protocol: { population } }: Plan): string | undefined {
  if (population === 1) return undefined;
  return `A condition is kept once all of its ${population} neurons are done: the numbers of some of them would be those of a smaller population.`;
}

/** An axis as a key of JSON: "noiseLevel" in what the command line prints, "noise_level" in the files of a run. */
export const axisKey = {
  printed: ({ words }: Axis): string => words.one.replace(/ ([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  inFiles: ({ words }: Axis): string => words.one.replaceAll(" ", "_"),
} as const;

/** A condition's value on each axis, counting from 1: `{ sweep: 3, noiseLevel: 0.5, trial: 1 }`. @param keyOf one of `axisKey` */
export function shownPlace({ axes }: Plan, { at }: Condition, keyOf: (axis: Axis) => string): Record<string, number> {
  return Object.fromEntries(axes.map((axis, k) => [keyOf(axis), shownValue(axis, at[k]!)]));
}
