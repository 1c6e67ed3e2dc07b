import { letterOf } from "../../src-shared/foundation/letter.ts";
import { epochKindNames, epochKinds, epochNumbers, type EpochKind } from "../../src-shared/protocol/epoch-kinds.ts";
import type { LevelUnit } from "../../src-shared/protocol/protocol.ts";

export function kindName(kind: EpochKind): string {
  return epochKinds[kind].title;
}

/** The kind that a text names, as in a pasted cell: "step", "Pulse train", "pulses". */
export function kindNamed(text: string): EpochKind | undefined {
  const wanted = text.trim().toLowerCase();
  return epochKindNames.find((kind) => kind === wanted || kindName(kind).toLowerCase() === wanted);
}

/** Initial values of the numbers that a new kind needs: visible ones rather than 0. */
export function startingNumbers(kind: EpochKind, levelUnit: LevelUnit): Readonly<Record<string, number>> {
  const numbers = epochNumbers(kind).filter((number) => number.default === undefined);
  // 50 pA are about half of a rheobase, and 0.5 V/s as much.
  return Object.fromEntries(numbers.map(({ key, unit, initial = 0 }) => [key, unit === "level" && levelUnit !== "pA" ? initial / 100 : initial]));
}

/** "A" to "Z", then "AA": how an epoch is called. */
export const epochLetter = letterOf;
