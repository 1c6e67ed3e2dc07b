import { rateOverTime, type RateOverTime } from "./psth.ts";
import type { TimeWindow } from "./spike-counts.ts";
import { timeBins } from "./time-bins.ts";

/**
 * Population rate (population activity) of one condition: spikes of all neurons per bin, over the number of neurons and the
 * bin's length, Hz.
 *
 * @param spikes ascending spike times per neuron, ms
 * @param width of a bin, ms
 * @returns undefined for no neurons
 * @see Gerstner et al. (2014), Neuronal Dynamics, section 7.2.3
 * @example populationRate([Float64Array.of(1), Float64Array.of(2, 8)], { from: 0, to: 10 }, 5)?.rates // 200, 100
 */
export function populationRate(spikes: readonly Float64Array[], window: TimeWindow, width: number): RateOverTime | undefined {
  return spikes.length === 0 ? undefined : rateOverTime(spikes, timeBins(window, width));
}
