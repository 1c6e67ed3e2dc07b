import { expect, test } from "vitest";
import { presets } from "../../src-shared/neuron/presets.ts";
import type { Neuron } from "../../src-shared/neuron/lif-parameters.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { differsFromPreset, givenMembrane, presetOf, shownNeuron, withConductance, withParameter, withPreset } from "./neuron-edits.ts";
import { derivedWords, reshaped, spreadText } from "./neuron-words.ts";

const potentials = { E_L: -70, V_th: -50, V_reset: -65 };
const protocolOf = (neuron: object): Protocol => ({ id: "p", name: "P", epochs: [], neuron: { ...potentials, ...neuron } });
const membraneOf = ({ neuron }: Protocol) => ({ tau_m: neuron?.tau_m, R_m: neuron?.R_m, C_m: neuron?.C_m, g_L: neuron?.g_L });

test("two of tau_m, R_m and C_m are given: typing the third makes another one computed", () => {
  expect(membraneOf(withParameter(protocolOf({ tau_m: 20, R_m: 100 }), "C_m", 250))).toEqual({ R_m: 100, C_m: 250 });
  expect(membraneOf(withParameter(protocolOf({ R_m: 100, C_m: 250 }), "tau_m", 10))).toEqual({ tau_m: 10, R_m: 100 });
  expect(membraneOf(withParameter(protocolOf({ tau_m: 20, C_m: 250 }), "R_m", 80))).toEqual({ tau_m: 20, R_m: 80 });
  expect(membraneOf(withParameter(protocolOf({ tau_m: 20 }), "R_m", 80))).toEqual({ tau_m: 20, R_m: 80 });
  expect(membraneOf(withParameter(protocolOf({ tau_m: 20, R_m: 80 }), "R_m", undefined))).toEqual({ tau_m: 20 });
});

test("a leak conductance replaces the resistance", () => {
  const withLeak = withConductance(protocolOf({ tau_m: 20, R_m: 100 }), true);
  expect(membraneOf(withLeak)).toEqual({ tau_m: 20, g_L: 10 });
  expect(membraneOf(withConductance(withLeak, false))).toEqual({ tau_m: 20, R_m: 100 });
  expect(givenMembrane(withLeak.neuron!)).toEqual(["tau_m", "R_m"]);
  expect(membraneOf(withParameter(withLeak, "C_m", 250))).toEqual({ C_m: 250, g_L: 10 });
});

test("a preset replaces all parameters, and is marked as edited after an edit", () => {
  const brunel = presets.find(({ id }) => id === "brunel-2000")!;
  const chosen = withPreset(protocolOf({ tau_m: 5, R_m: 100, V_init: -60, labNotes: "cell 7" }), brunel);
  expect(chosen.neuron).toEqual({ ...brunel.neuron, preset: "brunel-2000", labNotes: "cell 7" });
  expect(presetOf(chosen.neuron!)).toEqual({ preset: brunel, edited: false });
  const edited = withParameter(chosen, "V_th", 18).neuron!;
  expect(presetOf(edited)).toEqual({ preset: brunel, edited: true });
  expect([differsFromPreset(edited, "V_th"), differsFromPreset(edited, "E_L")]).toEqual([true, false]);
  expect(presetOf({ ...potentials })).toBeUndefined();
});

test("derived values are shown in one line", () => {
  const line = (neuron: Neuron) => derivedWords(shownNeuron(neuron));
  expect(line({ ...potentials, tau_m: 20, R_m: 150, t_ref: 2 })).toBe("rheobase 133.3 pA, f_max 500 Hz");
  expect(line({ ...potentials, tau_m: 20 })).toBe("rheobase 1 V/s");
  expect(line({ tau_m: 20, R_m: 100, E_L: -49, V_th: -50, V_reset: -60 })).toBe("fires without drive");
});

test("changing the kind of a distribution keeps its middle", () => {
  expect(reshaped(20, "normal", 20)).toEqual({ distribution: "normal", mean: 20, sd: 2 });
  expect(reshaped({ distribution: "normal", mean: 20, sd: 2 }, "uniform", 20)).toEqual({ distribution: "uniform", from: 18, to: 22 });
  expect(reshaped({ distribution: "normal", mean: 20, sd: 2 }, "same", 20)).toBe(20);
  expect(spreadText({ distribution: "uniform", from: -72, to: -68 })).toBe("\u221272…\u221268");
});
