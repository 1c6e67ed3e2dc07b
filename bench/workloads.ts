import type { Plan } from "../src-shared/plan/plan.ts";
import type { Protocol } from "../src-shared/protocol/protocol.ts";
import { planOrThrow } from "../src-shared/plan/plan-of-protocol.ts";

/** bench/peers has the same numbers, in neuron.h and the three Python files. */
const neuron = { tau_m: 10, R_m: 100, E_L: -75, V_th: -55, V_reset: -75, t_ref: 2 };
const dt = 0.1;

/** White noise: neurons, steps of each neuron (1 s of biological time), and trials; fewer trials would be too short to time. */
export const whiteNoise = { neurons: 1000, steps: 10_000, trials: 16 };
/** The same work in conditions of 2 s. */
export const longWhiteNoise = { neurons: 1000, steps: 20_000, trials: 8 };
export const neuronSteps = whiteNoise.neurons * whiteNoise.steps * whiteNoise.trials;

export type Scheme = "euler" | "exact";
export const schemes: readonly Scheme[] = ["euler", "exact"];

/** White noise of 5 mV around a mean drive 2 mV below threshold. Every trial is a condition with its own random streams. */
export function whiteNoiseProtocol(integrator: Scheme, { neurons, steps, trials } = whiteNoise): Plan {
  return planned({
    id: "white-noise",
    name: "White noise",
    neuron,
    epochs: [{ kind: "step", duration: steps * dt, level: 180 }],
    noise: { kind: "white", levels: [5] },
    trials,
    population: neurons,
    dt,
    integrator,
    record: { V: false },
  });
}

/** The f-I protocol: levels from 0 pA in steps of 10 pA (Brian2: one neuron per level), each for 10 s. */
export const currentLevels = { count: 61, step: 10, duration: 10_000 };

export const currentLevelsGiven: Protocol = {
  id: "f-i",
  name: "f-I curve",
  neuron,
  epochs: [{ kind: "step", duration: currentLevels.duration, level: 0, deltaLevel: currentLevels.step }],
  sweeps: currentLevels.count,
  integrator: "exact",
  record: { V: false },
};
export const currentLevelsProtocol = planned(currentLevelsGiven);

/** Trials so short that their cost in addition to the kernel is measurable. */
export const shortTrials = { count: 200, duration: 200 };

export const shortTrialsGiven: Protocol = {
  id: "short",
  name: "Short trials",
  neuron,
  epochs: [{ kind: "step", duration: shortTrials.duration, level: 180 }],
  noise: { kind: "white", levels: [5] },
  trials: shortTrials.count,
  dt,
  integrator: "exact",
  record: { V: false },
};
export const shortTrialsProtocol = planned(shortTrialsGiven);

/** Populations of very different sizes with the same total number of neuron-steps. Each neuron gets 140 ms of white noise. */
export const populations = [1000, 10_000, 100_000];
const populationSteps = 1400;
export const populationWork = Math.max(...populations) * populationSteps;

export function populationProtocol(population: number): Plan {
  return planned({
    id: "population",
    name: "Population",
    neuron,
    epochs: [{ kind: "step", duration: populationSteps * dt, level: 180 }],
    noise: { kind: "white", levels: [5] },
    trials: Math.max(...populations) / population,
    population,
    dt,
    integrator: "exact",
    record: { V: false },
  });
}

function planned(protocol: Protocol): Plan {
  return planOrThrow(protocol, "bench/workloads.ts");
}
