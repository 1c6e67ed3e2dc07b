import { decimal } from "../../src-shared/foundation/decimal.ts";
import { nominalValue } from "../../src-shared/neuron/read-neuron.ts";
import { completeParameters } from "../../src-shared/neuron/complete-parameters.ts";
import type { Distribution, LifParameters, Neuron } from "../../src-shared/neuron/lif-parameters.ts";
import { parameterNames, type ParameterName } from "../../src-shared/neuron/declared-parameters.ts";
import { presets, type Preset } from "../../src-shared/neuron/presets.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";

// Pure edits of the neuron: each returns a new protocol.

/** A number, or how it is spread over a population. */
export type ParameterValue = number | Distribution;
const membrane = ["tau_m", "R_m", "C_m"] as const;
export type MembraneName = (typeof membrane)[number];

/** The nominal neuron as far as it is known, valid or not, from which derived numbers are computed. */
export function shownNeuron(neuron: Neuron): LifParameters {
  const values = Object.fromEntries(parameterNames.flatMap((name) => (neuron[name] === undefined ? [] : [[name, nominalValue(neuron[name])]])));
  return completeParameters(values as unknown as Parameters<typeof completeParameters>[0]);
}

/** Which of tau_m, R_m and C_m are given; g_L stands for R_m. */
export function givenMembrane(neuron: Neuron): MembraneName[] {
  return membrane.filter((name) => neuron[name] !== undefined || (name === "R_m" && neuron.g_L !== undefined));
}

/** The parameter that becomes derived when this one is typed and all three would be given: C_m, which is rarely measured directly, or tau_m where C_m is typed. */
export function yieldsTo(typed: MembraneName): MembraneName {
  return typed === "C_m" ? "tau_m" : "C_m";
}

/**
 * The protocol with another value of a parameter; undefined makes it follow from the others, or have its default. Of tau_m, R_m
 * and C_m two stay given: typing the third makes another follow (see `yieldsTo`).
 */
export function withParameter(protocol: Protocol, name: ParameterName, value: ParameterValue | undefined): Protocol {
  return withNeuron(protocol, (given) => {
    if (value === undefined) return without(given, name);
    const asked = name === "g_L" ? "R_m" : membrane.find((one) => one === name);
    const others = asked === "R_m" ? without(given, name === "g_L" ? "R_m" : "g_L") : given;
    const neuron: Neuron = { ...others, [name]: value };
    const isTooMuch = asked !== undefined && givenMembrane(neuron).length === 3;
    return isTooMuch ? without(neuron, yieldsTo(asked)) : neuron;
  });
}

/** The protocol with its neuron changed; a network has no single neuron, and stays as it is. */
function withNeuron(protocol: Protocol, change: (neuron: Neuron) => Neuron): Protocol {
  return protocol.neuron === undefined ? protocol : { ...protocol, neuron: change(protocol.neuron) };
}

/** Switches between giving the leak conductance and the resistance; the neuron stays the same. */
export function withConductance(protocol: Protocol, conductance: boolean): Protocol {
  const [from, to] = conductance ? (["R_m", "g_L"] as const) : (["g_L", "R_m"] as const);
  return withNeuron(protocol, (neuron) => {
    const given = neuron[from];
    return typeof given === "number" ? { ...without(neuron, from), [to]: decimal(1000 / given) } : neuron;
  });
}

function without(neuron: Neuron, name: ParameterName): Neuron {
  return Object.fromEntries(Object.entries(neuron).filter(([key]) => key !== name)) as Neuron;
}

/** Applies a published parameter set. Parameters it does not give are removed; unknown keys are kept. */
export function withPreset(protocol: Protocol, preset: Preset): Protocol {
  const names: readonly string[] = parameterNames;
  return withNeuron(protocol, (neuron) => ({
    ...Object.fromEntries(Object.entries(neuron).filter(([key]) => !names.includes(key))),
    ...preset.neuron,
    preset: preset.id,
  }));
}

/** The preset that a neuron names, and whether its numbers have been changed; undefined where it names none. */
export function presetOf(neuron: Neuron): { readonly preset: Preset; readonly edited: boolean } | undefined {
  const preset = presets.find(({ id }) => id === neuron.preset);
  if (preset === undefined) return undefined;
  return { preset, edited: parameterNames.some((name) => preset.neuron[name] !== neuron[name]) };
}

/** true if a parameter differs from the named preset */
export function differsFromPreset(neuron: Neuron, name: ParameterName): boolean {
  const named = presetOf(neuron);
  return named !== undefined && named.preset.neuron[name] !== neuron[name];
}
