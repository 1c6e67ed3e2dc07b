import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { exact } from "./methods-words.ts";

/** The integrator, how it moves V and times spikes, and its use of dt. */
export function integratorSentences({ integrator, dt, noise, neuron, epochs, recordV, recordEvery }: ResolvedProtocol): string[] {
  const step = exact(dt, "ms");
  const steps = neuron.t_ref > 0 ? ", and t_ref was counted in whole steps" : "";
  switch (integrator) {
    case "exact": {
      const transition = transitions[noise?.kind ?? "none"];
      const spacing = [
        ...(hasSteps(noise) ? ["the noise"] : []),
        ...(recordV ? [`the recorded V${recordEvery === 1 ? "" : `, of which every ${ordinal(recordEvery)} point was kept`}`] : []),
      ];
      const hasChirp = epochs.some(({ kind }) => kind === "chirp");
      const solution = hasChirp ? transition.replace("closed-form solution", "$& (of chirps by Gauss–Legendre quadrature)") : transition;
      return [
        `The membrane equation was solved exactly, not stepped: ${solution} ` +
        `Spike times are not bound to a grid${neuron.t_ref > 0 ? ", and t_ref counts from the crossing" : ""}.`,
        ...(spacing.length === 0 ? [] : [`dt = ${step} is the spacing of ${spacing.join(" and of ")}.`]),
      ];
    }
    case "grid":
      return [
        `Below threshold V was carried exactly from step to step (dt = ${step}), as NEST does it: ` +
        `threshold was tested at the end of each step only, a spike bears the time of that end${steps}.`,
      ];
    case "euler":
      return [
        `The membrane equation was integrated by the ${noise === undefined ? "forward Euler" : "Euler–Maruyama"} method with dt = ${step}; ` +
        `drive${noise === undefined ? " was" : " and noise were"} taken at the start of each step, a spike bears the time of the end of the step in which V reached V_th${steps}.`,
      ];
  }
}

/** true if the noise draws a number for each step; other kinds hold a number longer, or have events at random times */
function hasSteps(noise: ResolvedProtocol["noise"]): boolean {
  switch (noise?.kind) {
    case undefined:
    case "shot":
      return false;
    case "held":
      return noise.intervalSteps === 1;
    case "white":
    case "ornstein-uhlenbeck":
      return true;
  }
}

/** Method by which `exact` finds threshold crossings, by kind of noise. */
const transitions = {
  none: "V is the closed-form solution, and threshold crossings were solved for between grid points.",
  white: "V was drawn from its exact transition over each step, and crossings within a step from the Brownian bridge between its ends.",
  held: "V is the closed-form solution between two values of the noise, and threshold crossings were solved for.",
  "ornstein-uhlenbeck":
    "noise current and V were drawn from their exact joint transition, and crossings within a step were found on the cubic through V and its slope at both ends.",
  shot: "V is the closed-form solution between two synaptic events, and threshold crossings were solved for.",
} as const;

function ordinal(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${ending}`;
}
