import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

// Errors of the live neuron.

export const livePopulationTooLarge = (where: string, population: number, most: number): BenchError =>
  new BenchError("live-population-too-large", {
    where,
    what: sentence`A live population of ${{ population }} neurons is more than the ${{ most }} that one raster shows.`,
    remedy: sentence`Take at most ${{ most }} neurons here, or run a larger population as a protocol.`,
  });

export const liveParameterSpread = (where: string, name: string): BenchError =>
  new BenchError("live-parameter-spread", {
    where,
    what: sentence`${{ name }} is spread over a population, but the neurons of Live are all alike.`,
    remedy: sentence`Give ${{ name }} as one number.`,
  });

export const liveNoiseLevels = (where: string, levels: number): BenchError =>
  new BenchError("live-noise-levels", {
    where,
    what: sentence`The noise of a live neuron has one level, not ${{ levels }}.`,
    remedy: "Give one level.",
  });

export const liveSynapseNeedsGrid = (where: string): BenchError =>
  new BenchError("live-synapse-needs-grid", {
    where,
    what: "The exact integrator finds a spike under synaptic currents in a way that depends on when the current changes next, which Live cannot know.",
    remedy: "Take the grid or the Euler integrator for exponential synapses, or delta synapses.",
  });

export const liveStepTooSmall = (where: string, dt: number, least: number): BenchError =>
  new BenchError("live-step-too-small", {
    where,
    what: sentence`Steps of ${{ dt }} ms are too many for a neuron that runs before your eyes.`,
    remedy: sentence`Take a dt of ${{ least }} ms or more.`,
  });

/** Nothing was simulated since the last touch. */
export const liveNothingToKeep = (): BenchError =>
  new BenchError("live-nothing-to-keep", {
    where: "Live",
    what: "No step was simulated since a parameter was touched last, so there is nothing to keep.",
    remedy: "Let the neuron run, then keep it.",
  });

/** A population whose parameters were touched while it ran, or that ran for very long. */
export const livePopulationCarriedOver = (): BenchError =>
  new BenchError("live-population-carried-over", {
    where: "Live",
    what: "When a parameter was touched each neuron was at a potential of its own, and a protocol starts all neurons of a population alike.",
    remedy: "Reset, let the population run, and keep it before you touch a parameter; the current may change.",
  });
