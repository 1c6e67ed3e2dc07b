import { log } from "../foundation/elementary-functions.ts";
import { sentence } from "../foundation/sentence.ts";
import { steadyPotential } from "../neuron/derived.ts";
import type { Plan } from "../plan/plan.ts";
import { noiselessFiring } from "../theory/firing-rate.ts";
import { refractorySteps, steppedFiring } from "../theory/stepped-firing.ts";
import type { NoteKind } from "./note.ts";
import { fewSweeps, told } from "./told-numbers.ts";

/** A step of more than this part of tau_m is called coarse. */
const coarsePart = 0.1;

/** Euler's step leads V away from where the drive would bring it. */
export const eulerUnstable: NoteKind = {
  code: "euler-unstable",
  when: "`euler` runs with dt of more than 2 tau_m, or of more than twice the time constant of noise or synapses",
  because: "Euler's V then swings to and fro around its end, further in every step: spikes come from the step, not from the neuron.",
  find: ({ protocol }) => {
    const { integrator, neuron, noise, dt } = protocol;
    if (integrator !== "euler") return [];
    const { tau_m } = neuron;
    const tau = noise?.kind === "ornstein-uhlenbeck" || noise?.kind === "shot" ? noise.tau : 0;
    return [
      ...(dt > 2 * tau_m
        ? [
            {
              path: "/dt",
              what: sentence`dt (${{ dt }} ms) is above 2 tau_m (tau_m is ${{ tau_m: told(tau_m) }} ms): Euler's V swings around its end, further in every step.`,
              remedy: sentence`Take dt of at most ${{ smaller: told(coarsePart * tau_m) }} ms, a tenth of tau_m, or the integrator "exact".`,
            },
          ]
        : []),
      ...(tau > 0 && dt > 2 * tau
        ? [
            {
              path: "/noise/tau",
              what: sentence`dt (${{ dt }} ms) is above twice the noise's tau (${{ tau }} ms): under Euler its current swings to and fro, further in every step.`,
              remedy: sentence`Take dt of at most ${{ smaller: told(coarsePart * tau) }} ms, a tenth of tau, or the integrator "exact".`,
            },
          ]
        : []),
    ];
  },
};

/** A step that is not small against tau_m. */
export const dtCoarse: NoteKind = {
  code: "dt-coarse",
  when: "`grid` or `euler` runs with dt of more than a tenth of tau_m",
  because: "On the grid a spike waits for the end of its step, and Euler's V moves as with another time constant.",
  find: (plan) => {
    const { integrator, neuron, dt } = plan.protocol;
    const { tau_m } = neuron;
    // More than 2 tau_m is `euler-unstable`; a tenth as people type it (dt 1 ms, tau_m 10 ms) is none.
    if (integrator === "exact" || !(dt > coarsePart * tau_m * (1 + 1e-9)) || (integrator === "euler" && dt > 2 * tau_m)) return [];
    const start = sentence`dt (${{ dt }} ms) is ${{ part: told(dt / tau_m) }} of tau_m (${{ tau_m: told(tau_m) }} ms): `;
    const how =
      integrator === "grid"
        ? "every spike waits for the end of its step"
        : dt < tau_m
          ? sentence`Euler's V moves as with a time constant of ${{ effective: told(-dt / log(1 - dt / tau_m)) }} ms, and spikes wait for the end of their step`
          : "Euler's V jumps over its end in every step";
    return [
      {
        path: "/dt",
        what: sentence`${start}${how}${ratesOf(plan) ?? ""}.`,
        remedy: sentence`Take dt of at most ${{ smaller: told(coarsePart * tau_m) }} ms, a tenth of tau_m, or the integrator "exact".`,
      },
    ];
  },
};

/** A refractory period that is no whole number of steps. */
export const refractoryPeriodRounded: NoteKind = {
  code: "t-ref-rounded",
  when: "`grid` or `euler` runs with a t_ref that is no whole number of dt",
  because: "These integrators count t_ref in whole steps, the nearest number; below half a step there is no refractory period at all.",
  find: (plan) => {
    const { integrator, neuron, dt } = plan.protocol;
    const { t_ref } = neuron;
    const steps = refractorySteps(t_ref, dt);
    if (integrator === "exact" || Math.abs(steps * dt - t_ref) < 1e-6 * dt) return [];
    const becomes =
      steps === 0
        ? sentence`is less than half a step of dt (${{ dt }} ms): there is no refractory period on the grid`
        : sentence`becomes ${{ steps }} ${steps === 1 ? "step" : "steps"} of ${{ dt }} ms on the grid, ${{ rounded: told(steps * dt) }} ms`;
    const whole = t_ref / Math.max(1, Math.ceil(t_ref / dt - 1e-9));
    return [
      {
        path: "/neuron/t_ref",
        what: sentence`t_ref (${{ t_ref: told(t_ref) }} ms) ${becomes}${ratesOf(plan) ?? ""}.`,
        remedy: sentence`Take dt of ${{ whole: told(whole) }} ms, the integrator "exact", or a t_ref of whole steps.`,
      },
    ];
  },
};

/** ", so that 1000 pA give 500 Hz instead of 767 Hz": at the strongest constant level, without noise; undefined where that is silent. */
function ratesOf(plan: Plan) {
  const { protocol, driveUnit } = plan;
  const { integrator, neuron, dt } = protocol;
  if (integrator === "exact") return undefined;
  const levels = fewSweeps(plan).flatMap((sweep) => {
    const { level } = plan.drive(sweep);
    return level?.constant === true ? [level.level] : [];
  });
  const strongest = Math.max(...levels);
  const V_inf = levels.length === 0 ? undefined : steadyPotential(neuron, strongest, driveUnit);
  if (V_inf === undefined || !(V_inf > neuron.V_th)) return undefined;
  const onGrid = steppedFiring(neuron, V_inf, { integrator, dt });
  const { rate } = noiselessFiring(neuron, V_inf);
  return sentence`, so that without noise ${{ level: told(strongest) }} ${driveUnit} give ${{ rate: told(onGrid) }} Hz instead of ${{ theory: told(rate) }} Hz`;
}
