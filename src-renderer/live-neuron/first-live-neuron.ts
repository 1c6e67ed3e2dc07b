import type { LiveParameters } from "../../src-shared/live/live-parameters.ts";
import { LiveState } from "./live-state.svelte.ts";
import { startLiveThread } from "./start-live-thread.ts";

/** What Live begins with where nothing was opened in it: a cell that fires some twenty times a second. */
const firstLiveNeuron: LiveParameters = {
  neuron: { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 },
  levelUnit: "pA",
  level: 150,
  noise: undefined,
  integrator: "exact",
  dt: 0.1,
  seed: "live",
  population: 1,
};

/** The live neuron of a window; its thread starts with its first frame. */
export function firstLiveState(): LiveState {
  return new LiveState(firstLiveNeuron, startLiveThread);
}
