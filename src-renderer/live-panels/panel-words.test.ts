import { expect, test } from "vitest";
import { phaseLine } from "../../src-shared/live-figures/phase-line.ts";
import { circuitWords, phaseWords } from "./panel-words.ts";

const neuron = { tau_m: 20, R_m: 100, C_m: 200, E_L: -60, V_th: -50, V_reset: -70, V_init: -60, t_ref: 0 };

test("the circuit says of what it is made", () => {
  expect(circuitWords(neuron, 250)).toBe(
    "Equivalent circuit of the membrane, between its inside and its outside: a source of 250 pA, a capacitor of 200 pF, a resistor of 100 MΩ in series with " +
      "a battery of −60 mV, and a switch to a battery of −70 mV that closes when the neuron fires. Arrows show the currents of the moment.",
  );
});

test("the phase line says where it crosses zero, and what becomes of V", () => {
  expect(phaseWords(neuron, phaseLine(neuron, 250, "pA")!)).toBe(
    "dV/dt in mV/ms against V in mV: a line that falls by 1/20 per ms and crosses zero at −35 mV, which V does not reach: at −50 mV it jumps to −70 mV.",
  );
  expect(phaseWords(neuron, phaseLine(neuron, 50, "pA")!)).toContain("crosses zero at −55 mV, where V comes to rest.");
});
