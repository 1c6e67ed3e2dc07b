import { exp, log1p } from "../foundation/elementary-functions.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import type { Firing } from "./firing-rate.ts";
import { siegertFiring } from "./siegert.ts";

/** How a window sees a constant drive. */
export interface Exposure {
  /** of the window, ms */
  readonly length: number;
  /** time that the drive has had its level when the window begins, ms */
  readonly lead: number;
  /** V when the drive took its level, mV; undefined where it is not known */
  readonly V_start: number | undefined;
}

/** A rate of theory that is further than this from what its window can count is none, as a part of itself. */
export const mostWindowError = 0.2;

/** What is less than this many spikes off cannot be seen. */
const leastMissing = 0.05;

/**
 * How far the spikes that a window counts lie from the long-run rate, as a part of it; 0 where the neuron is silent, or so nearly that
 * less than a twentieth of a spike is off.
 *
 * With noise by the asymptote of a renewal process whose first interval differs: the count exceeds rate times length by
 * 1 - first / interval + (CV^2 - 1) / 2, where `first` is the mean time to the first spike from V_start. It is forgotten with tau_m while the
 * drive goes on. Without noise the unfinished interval at the end is lost, half of one on average, with the spread of whole numbers
 * (root mean square; after the onset the mean is right).
 *
 * @param V_inf potential that the drive would settle at without threshold, mV
 * @param sigma stationary SD of V without threshold, mV; 0: no noise
 * @see Cox (1962), Renewal Theory, section 4.6
 */
export function windowError(neuron: LifParameters, firing: Firing, V_inf: number, sigma: number, { length, lead, V_start }: Exposure): number {
  const { rate, cv } = firing;
  if (rate === 0 || cv === undefined) return 0;
  const first = firstInterval(neuron, V_inf, sigma, V_start);
  const late = first === undefined ? 0 : 1 - (first * rate) / 1000;
  const missing = sigma === 0 ? wholeNumbers(lead > 0 ? 0 : late - 0.5) : Math.abs(late + (cv * cv - 1) / 2) * exp(-lead / neuron.tau_m);
  return missing < leastMissing ? 0 : (1000 * missing) / (rate * length);
}

/** How far a whole number of intervals is from a number that exceeds it by `bias` on average: root mean square, variance 1 / 12. */
function wholeNumbers(bias: number): number {
  return Math.sqrt(bias * bias + 1 / 12);
}

/** Mean time from V_start to the first spike, ms; undefined where it is not known. */
function firstInterval(neuron: LifParameters, V_inf: number, sigma: number, V_start: number | undefined): number | undefined {
  const { tau_m, V_th } = neuron;
  if (V_start === undefined || V_start >= V_th) return undefined;
  if (sigma === 0) return tau_m * log1p((V_th - V_start) / (V_inf - V_th));
  const { rate } = siegertFiring({ ...neuron, V_reset: V_start, t_ref: 0 }, V_inf, sigma);
  return rate === 0 ? undefined : 1000 / rate;
}
