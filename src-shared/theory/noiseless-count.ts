import { expm1, log1p } from "../foundation/elementary-functions.ts";
import { steadyPotential } from "../neuron/derived.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import type { CompiledStimulus } from "../stimulus/segments.ts";
import { noiselessInterval } from "./firing-rate.ts";

/**
 * Spikes of one neuron with from < t <= to under a drive of constant pieces, without noise: exact, by closed form. In each piece the
 * first spike comes after tau_m ln((V_inf - V) / (V_inf - V_th)), the others one interval apart; what is left is carried into the next.
 *
 * @param window ms
 * @returns undefined where the drive moves before the window's end, or is in pA and the neuron's resistance is unknown
 * @see Gerstner et al. (2014), Neuronal Dynamics, section 1.3
 */
export function noiselessSpikeCount(neuron: LifParameters, stimulus: CompiledStimulus, window: { readonly from: number; readonly to: number }): number | undefined {
  const { tau_m, V_th, V_reset, t_ref } = neuron;
  let V = neuron.V_init;
  let time = 0;
  let count = 0;
  for (const segment of stimulus.segments) {
    if (segment.start >= window.to) break;
    if (segment.kind !== "constant") return undefined;
    const V_inf = steadyPotential(neuron, segment.level, stimulus.unit);
    if (V_inf === undefined) return undefined;
    // A refractory period that began before may end in a later piece.
    if (time >= segment.end) continue;
    const interval = noiselessInterval(neuron, V_inf);
    if (interval !== undefined) {
      const first = time + tau_m * log1p((V_th - V) / (V_inf - V_th));
      if (first <= segment.end) {
        const further = Math.floor((segment.end - first) / interval);
        count += spikesUpTo(window.to, first, interval, further) - spikesUpTo(window.from, first, interval, further);
        time = first + further * interval + t_ref;
        V = V_reset;
        if (time >= segment.end) continue;
      }
    }
    V += (V - V_inf) * expm1(-(segment.end - time) / tau_m);
    time = segment.end;
  }
  return count;
}

/** How many of the spikes first, first + interval, ..., first + further * interval come at or before t. */
function spikesUpTo(t: number, first: number, interval: number, further: number): number {
  return t < first ? 0 : Math.min(further, Math.floor((t - first) / interval)) + 1;
}
