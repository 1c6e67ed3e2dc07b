import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";

// Experiments for specs. They are small and run quickly, except `endless`.

const neuron = { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 };

/** Ten sweeps; the neuron fires in the last ones. */
export const currentSteps: Protocol = {
  id: "current-steps",
  name: "Current steps",
  notes: "Hyper- to depolarising steps, as in a slice recording",
  neuron,
  epochs: [
    { kind: "step", duration: 200, level: 0 },
    { kind: "step", duration: 500, level: -100, deltaLevel: 40 },
    { kind: "step", duration: 300, level: 0 },
  ],
  sweeps: 10,
  seed: "kite",
};

/** Sweeps, noise levels and trials: its runs have every figure and table. */
export const noiseLevels: Protocol = {
  id: "noise-levels",
  name: "Noise levels",
  neuron,
  epochs: [
    { kind: "step", duration: 100, level: 0 },
    { kind: "step", duration: 1000, level: 60, deltaLevel: 20 },
    { kind: "step", duration: 100, level: 0 },
  ],
  sweeps: 9,
  noise: { kind: "white", levels: [0, 1, 2, 4, 8] },
  trials: 20,
  seed: "kite",
};

/** 2000 conditions of ten million steps: specs cancel or kill its runs. */
export const endless: Protocol = {
  id: "endless",
  name: "Endless",
  neuron,
  epochs: [{ kind: "step", duration: 1000, level: 130 }],
  noise: { kind: "white", levels: [4] },
  population: 1000,
  trials: 2000,
  integrator: "euler",
  record: { V: false },
};

export function experimentOf(...protocols: [Protocol, ...Protocol[]]): Experiment {
  return { format: "rheobase-experiment", version: experimentVersion, protocols };
}
