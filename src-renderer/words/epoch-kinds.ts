import { letterOf } from "../../src-shared/foundation/letter.ts";
import type { Epoch } from "../../src-shared/protocol/epoch.ts";
import type { LevelUnit } from "../../src-shared/protocol/protocol.ts";

export type EpochKind = Epoch["kind"];

/** The kinds of epoch in the order of their menu, and as people call them. */
export const epochKinds: readonly { readonly kind: EpochKind; readonly name: string }[] = [
  { kind: "step", name: "Step" },
  { kind: "ramp", name: "Ramp" },
  { kind: "sine", name: "Sine" },
  { kind: "chirp", name: "Chirp" },
  { kind: "pulses", name: "Pulse train" },
  { kind: "waveform", name: "Waveform" },
];

export function kindName(kind: EpochKind): string {
  return epochKinds.find((one) => one.kind === kind)!.name;
}

/** The kind that a text names, as in a pasted cell: "step", "Pulse train", "pulses". */
export function kindNamed(text: string): EpochKind | undefined {
  const wanted = text.trim().toLowerCase();
  return epochKinds.find(({ kind, name }) => kind === wanted || name.toLowerCase() === wanted)?.kind;
}

/** A number of an epoch beyond level and duration. */
export interface EpochNumber {
  readonly key: string;
  readonly deltaKey: string;
  readonly label: string;
  /** as the file format writes it; "level": that of the levels */
  readonly unit: string;
  /** what a missing key means */
  readonly fallback?: number;
}

const amplitude: EpochNumber = { key: "amplitude", deltaKey: "deltaAmplitude", label: "amplitude", unit: "level" };
const phase: EpochNumber = { key: "phase", deltaKey: "deltaPhase", label: "phase", unit: "rad", fallback: 0 };

/** What each kind has beyond level and duration. */
export const furtherNumbers: Readonly<Record<EpochKind, readonly EpochNumber[]>> = {
  step: [],
  ramp: [],
  sine: [amplitude, { key: "frequency", deltaKey: "deltaFrequency", label: "frequency", unit: "Hz" }, phase],
  chirp: [
    amplitude,
    { key: "startFrequency", deltaKey: "deltaStartFrequency", label: "from", unit: "Hz" },
    { key: "endFrequency", deltaKey: "deltaEndFrequency", label: "to", unit: "Hz" },
    phase,
  ],
  pulses: [
    { key: "period", deltaKey: "deltaPeriod", label: "period", unit: "ms" },
    { key: "width", deltaKey: "deltaWidth", label: "width", unit: "ms" },
  ],
  waveform: [{ key: "scale", deltaKey: "deltaScale", label: "scale", unit: "", fallback: 1 }],
};

/** Initial values of the numbers that a new kind needs: visible ones rather than 0. */
export function startingNumbers(kind: EpochKind, unit: LevelUnit): Readonly<Record<string, number>> {
  const amplitudeToSee = unit === "pA" ? 50 : 0.5;
  switch (kind) {
    case "sine":
      return { amplitude: amplitudeToSee, frequency: 8 };
    case "chirp":
      return { amplitude: amplitudeToSee, startFrequency: 1, endFrequency: 40 };
    case "pulses":
      return { period: 20, width: 5 };
    default:
      return {};
  }
}

/** "A" to "Z", then "AA": how an epoch is called. */
export const epochLetter = letterOf;
