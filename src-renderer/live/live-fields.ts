import { parameterOf, type ParameterName } from "../../src-shared/neuron/declared-parameters.ts";
import { completeParameters } from "../../src-shared/neuron/complete-parameters.ts";
import type { LifParameters, Neuron } from "../../src-shared/neuron/lif-parameters.ts";
import { rheobaseOf } from "../../src-shared/neuron/derived.ts";
import type { LiveParameters } from "../../src-shared/live/live-parameters.ts";
import type { Noise } from "../../src-shared/protocol/noise.ts";
import type { SliderRange } from "./slider-scale.ts";

/** A slider of the neuron. */
export interface LiveField {
  readonly name: ParameterName;
  readonly spoken: string;
  readonly unit: string;
  readonly range: SliderRange;
}

const unitWords = { ms: "milliseconds", MOhm: "megaohms", pF: "picofarads", nS: "nanosiemens", mV: "millivolts" } as const;
const ranges: Readonly<Partial<Record<ParameterName, SliderRange>>> = {
  tau_m: { min: 1, max: 100, isLog: true },
  R_m: { min: 10, max: 1000, isLog: true },
  C_m: { min: 10, max: 1000, isLog: true },
  E_L: { min: -90, max: -40 },
  V_th: { min: -70, max: -20 },
  V_reset: { min: -95, max: -45 },
  t_ref: { min: 0, max: 20 },
};

/** The sliders of a neuron: its membrane by the two of tau_m, R_m and C_m that it is given by, or tau_m and R_m. */
export function liveFields(neuron: Neuron): readonly LiveField[] {
  return [...membraneOf(neuron), "E_L" as const, "V_th" as const, "V_reset" as const, "t_ref" as const].map((name) => {
    const { unit, words } = parameterOf(name);
    return { name, spoken: `${words} ${name.replace("_", " ")}, in ${unitWords[unit]}`, unit, range: ranges[name]! };
  });
}

function membraneOf({ tau_m, R_m, g_L, C_m }: Neuron): readonly ParameterName[] {
  if (tau_m === undefined) return ["C_m", "R_m"];
  return C_m !== undefined && R_m === undefined && g_L === undefined ? ["tau_m", "C_m"] : ["tau_m", "R_m"];
}

/** Every number of a neuron, given or following from others; NaN where it is unknown. */
export function numbersOf(neuron: Neuron): LifParameters {
  return completeParameters(neuron as Parameters<typeof completeParameters>[0]);
}

/** The neuron with another number. Where R_m is moved, g_L no longer says it; the membrane is never said three times. */
export function withNumber(neuron: Neuron, name: ParameterName, value: number): Neuron {
  const dropped = saidBy(neuron, name);
  return { ...(Object.fromEntries(Object.entries(neuron).filter(([key]) => !dropped.some((one) => one === key))) as Neuron), [name]: value };
}

/** What would say the membrane a third time. */
function saidBy(neuron: Neuron, name: ParameterName): readonly ParameterName[] {
  if (name === "R_m") return neuron.tau_m === undefined ? ["g_L"] : ["g_L", "C_m"];
  return name === "tau_m" && neuron.R_m !== undefined ? ["C_m"] : [];
}

/** The current that the slider spans: from below 0 to three times what makes the neuron fire. */
export function levelRange({ neuron, level, levelUnit }: LiveParameters): SliderRange {
  const numbers = numbersOf(neuron);
  const rheobase = levelUnit === "rheobase" ? 1 : Math.abs(rheobaseOf(numbers));
  const inUnit = levelUnit === "V/s" && numbers.C_m !== undefined ? rheobase / numbers.C_m : rheobase;
  const reach = Math.max(Number.isFinite(inUnit) ? 3 * inUnit : 0, Math.abs(level) * 1.25, 1e-3);
  const max = roundUp(reach);
  return { min: -max / 2, max };
}

/** 1, 2, 4, 5 or 8 times a power of ten that is not below. */
function roundUp(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 5, 8].find((factor) => factor * ten >= value) ?? 10) * ten;
}

/** The kinds of noise to choose from, each as it begins. */
export const noiseKinds = [
  { value: "none", name: "None" },
  { value: "white", name: "White" },
  { value: "ornstein-uhlenbeck", name: "Coloured (OU)" },
  { value: "held", name: "Held" },
  { value: "shot", name: "Shot" },
] as const;
export type NoiseKind = (typeof noiseKinds)[number]["value"];

/** A kind of noise with numbers that are seen at once in this neuron. */
export function firstNoise(kind: NoiseKind, parameters: LiveParameters): Noise | undefined {
  const size = Number((levelRange(parameters).max / 10).toPrecision(1));
  switch (kind) {
    case "none":
      return undefined;
    case "white":
      return { kind, levels: [2] };
    case "ornstein-uhlenbeck":
      return { kind, levels: [size], tau: 5 };
    case "held":
      return { kind, levels: [size], distribution: "gaussian", interval: Math.max(1, parameters.dt) };
    case "shot":
      return {
        kind,
        levels: [1],
        synapse: "delta",
        excitatory: { rate: 10, inputs: 80, weight: 0.5 },
        inhibitory: { rate: 10, inputs: 20, weight: 0.5 },
      };
  }
}

/** The level of a noise, its unit and the range of its slider. */
export function noiseField(noise: Noise, parameters: LiveParameters): { readonly level: number; readonly unit: string; readonly range: SliderRange; readonly about: string } {
  const level = typeof noise.levels === "string" ? Number(noise.levels) : (noise.levels[0] ?? 0);
  const current = parameters.levelUnit === "rheobase" ? "pA" : parameters.levelUnit;
  const far = (most: number): SliderRange => ({ min: 0, max: Math.max(most, level) });
  const max = levelRange({ ...parameters, level: 0 }).max;
  switch (noise.kind) {
    case "white":
      return noise.unit === "pA sqrt(s)"
        ? { level, unit: noise.unit, range: far(10), about: "intensity" }
        : { level, unit: "mV", range: far(10), about: "SD of V without threshold" };
    case "ornstein-uhlenbeck":
      return { level, unit: noise.unit ?? current, range: far(max), about: `SD, correlation time ${noise.tau} ms` };
    case "held":
      return {
        level,
        unit: noise.unit ?? current,
        range: far(max),
        about: `${noise.distribution === "gaussian" ? "SD" : "half-width"}, a new value every ${noise.interval ?? parameters.dt} ms`,
      };
    case "shot":
      return { level, unit: "", range: far(4), about: `times the weights of ${noise.synapse} synapses` };
  }
}
