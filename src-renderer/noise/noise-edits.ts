import type { Noise } from "../../src-shared/protocol/noise.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import type { Levels } from "./level-list-text.ts";

// Pure edits of the noise: each returns a new protocol.

export type NoiseKind = Noise["kind"];

export const noiseKinds: readonly { readonly kind: NoiseKind; readonly name: string; readonly about: string }[] = [
  { kind: "white", name: "White", about: "Gaussian white current" },
  { kind: "held", name: "Held", about: "a new value every interval" },
  { kind: "ornstein-uhlenbeck", name: "Ornstein-Uhlenbeck", about: "Gaussian with a correlation time" },
  { kind: "shot", name: "Shot", about: "Poisson synapses" },
];

/** Required numbers of a kind besides its levels. */
const starting: Readonly<Record<NoiseKind, object>> = {
  white: {},
  held: { distribution: "gaussian" },
  "ornstein-uhlenbeck": { tau: 5 },
  shot: { synapse: "delta", excitatory: { rate: 10, inputs: 100, weight: 0.1 }, inhibitory: { rate: 10, inputs: 25, weight: 0.4 } },
};
/** Every key of a kind that another kind does not know; "unit" has other values in every kind. */
const own: Readonly<Record<NoiseKind, readonly string[]>> = {
  white: ["unit"],
  held: ["unit", "distribution", "interval"],
  "ornstein-uhlenbeck": ["unit", "tau"],
  shot: ["synapse", "tau", "excitatory", "inhibitory"],
};

/** Removes the noise or changes its kind; levels, freezing and unknown keys are kept. */
export function withNoiseKind(protocol: Protocol, kind: NoiseKind | undefined): Protocol {
  const { noise, ...rest } = protocol;
  if (kind === noise?.kind) return protocol;
  if (kind === undefined) return rest;
  const kept = noise === undefined ? {} : Object.fromEntries(Object.entries(noise).filter(([key]) => !own[noise.kind].includes(key)));
  const levels: Levels = noise?.levels ?? [kind === "shot" ? 1 : 0];
  return { ...rest, noise: { levels, ...kept, kind, ...starting[kind] } as unknown as Noise };
}

/** Changes the levels; without noise this adds white noise. */
export function withLevels(protocol: Protocol, levels: Levels): Protocol {
  const plain = typeof levels === "string" ? levels : [...levels];
  return { ...protocol, noise: protocol.noise === undefined ? { kind: "white", levels: plain } : { ...protocol.noise, levels: plain } };
}

/** The units that the levels of a kind may have; none where they multiply weights. */
export function levelUnits(kind: NoiseKind): readonly string[] {
  switch (kind) {
    case "white":
      return ["mV", "pA sqrt(s)"];
    case "held":
      return ["pA", "V/s", "pA sqrt(s)"];
    case "ornstein-uhlenbeck":
      return ["pA", "V/s"];
    case "shot":
      return [];
  }
}

/** The unit of the levels as they are: given, or the default of the kind. */
export function levelUnitOf(protocol: Protocol): string {
  const { noise, levelUnit } = protocol;
  const knowsResistance = ["R_m", "C_m", "g_L"].some((name) => protocol.neuron?.[name] !== undefined);
  switch (noise?.kind) {
    case undefined:
      return "mV";
    case "white":
      return noise.unit ?? "mV";
    case "held":
    case "ornstein-uhlenbeck":
      return noise.unit ?? (levelUnit === "V/s" || !knowsResistance ? "V/s" : "pA");
    case "shot":
      return "× weights";
  }
}

/** "no": new noise in every condition. */
export const freezings = [
  { value: "no", name: "New noise everywhere", short: "Noise: new" },
  { value: "trials", name: "Same in all trials", short: "Noise: same in trials" },
  { value: "conditions", name: "Same in all sweeps and levels", short: "Noise: same in sweeps" },
  { value: "both", name: "Same everywhere", short: "Noise: frozen" },
] as const;
