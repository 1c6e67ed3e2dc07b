import type { Experiment } from "../src-shared/experiment/experiment-file.ts";
import type { Protocol } from "../src-shared/protocol/protocol.ts";
import { experimentVersion } from "../src-shared/experiment/experiment-version.ts";

// The experiments of the measurements in the browser.

const neuron = { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 };

function experiment(protocol: Pick<Protocol, "name" | "epochs"> & Partial<Protocol>): Experiment {
  return { format: "rheobase-experiment", version: experimentVersion, protocols: [{ id: "measured", neuron, ...protocol }] };
}

/** Experiments with sweeps of one second, by their name in the report. */
export const previewed: Readonly<Record<string, Experiment>> = {
  "10 sweeps of 1 s, no noise": experiment({
    name: "Current steps",
    epochs: [
      { kind: "step", duration: 200, level: 0 },
      { kind: "step", duration: 500, level: -100, deltaLevel: 40 },
      { kind: "step", duration: 300, level: 0 },
    ],
    sweeps: 10,
  }),
  "10 sweeps x 5 noise levels of 1 s, 20 trials": experiment({
    name: "Noise levels",
    epochs: [
      { kind: "step", duration: 200, level: 0 },
      { kind: "step", duration: 500, level: 60, deltaLevel: 20 },
      { kind: "step", duration: 300, level: 0 },
    ],
    sweeps: 10,
    trials: 20,
    noise: { kind: "white", levels: [0, 1, 2, 4, 8] },
  }),
};

/** 1,000 neurons, 10,000 steps, 100 trials: 10^9 steps. Every trial is a condition. */
export const billionSteps = experiment({
  name: "A billion steps",
  epochs: [{ kind: "step", duration: 1000, level: 130 }],
  noise: { kind: "white", levels: [4] },
  population: 1000,
  trials: 100,
  integrator: "euler",
  record: { V: false },
});

/** 1,000 s of V at 0.1 ms: 10^7 points. */
export const tenMillionPoints = experiment({
  name: "A long recording",
  epochs: [{ kind: "step", duration: 1_000_000, level: 130 }],
  noise: { kind: "white", levels: [4] },
});
