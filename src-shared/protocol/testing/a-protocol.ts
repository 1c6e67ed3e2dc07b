import type { Protocol, ProtocolOfNeuron } from "../protocol.ts";

/** A valid protocol for tests: one step of 150 pA for 100 ms in the Neuromatch cell, with the changes of a test. */
export function aProtocol(changes: Partial<Protocol> & { readonly neuron?: Protocol["neuron"] } = {}): ProtocolOfNeuron {
  return {
    id: "test",
    name: "Test",
    neuron: { tau_m: 20, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 },
    epochs: [{ kind: "step", duration: 100, level: 150 }],
    ...changes,
  } as ProtocolOfNeuron;
}
