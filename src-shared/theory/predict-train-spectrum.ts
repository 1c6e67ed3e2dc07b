import { steadyPotential } from "../neuron/derived.ts";
import type { Setting } from "../plan/settings-of-protocol.ts";
import type { Drive } from "../plan/sweep-drive.ts";
import { trainSpectrum } from "./passage-transform.ts";
import { longRunFiring } from "./predict-rate.ts";

/**
 * Power spectrum of the spike train of one condition in the long run, against frequency: where its rate has a formula and its noise is white.
 *
 * @returns of a frequency in Hz, Hz; undefined where theory does not hold
 */
export function predictTrainSpectrum(setting: Setting, drive: Drive): ((frequency: number) => number) | undefined {
  const { protocol, noiseLevel } = setting;
  const firing = longRunFiring(setting, drive);
  const V_inf = drive.level === undefined ? undefined : steadyPotential(protocol.neuron, drive.level.level, drive.stimulus.unit);
  if (firing === undefined || firing.rate === 0 || V_inf === undefined || noiseLevel === undefined || noiseLevel === 0) return undefined;
  return (frequency) => trainSpectrum({ neuron: protocol.neuron, V_inf, sigma: noiseLevel }, frequency, firing.rate);
}
