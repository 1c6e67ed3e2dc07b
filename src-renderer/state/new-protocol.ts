import type { Protocol } from "../../src-shared/protocol/protocol.ts";

/** A new protocol: a series of current steps with both silent and firing sweeps. */
export function newProtocol(): Protocol {
  return {
    id: "protocol",
    name: "New protocol",
    neuron: { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 },
    epochs: [
      { kind: "step", duration: 200, level: 0 },
      { kind: "step", duration: 500, level: 0, deltaLevel: 50 },
      { kind: "step", duration: 300, level: 0 },
    ],
    sweeps: 6,
  };
}
