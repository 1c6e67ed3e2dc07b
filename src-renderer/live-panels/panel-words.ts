import { numberText, quantityText } from "../../src-shared/content/number-text.ts";
import type { PhaseLine } from "../../src-shared/live-figures/phase-line.ts";
import type { LifParameters } from "../../src-shared/neuron/lif-parameters.ts";

/** What the circuit shows, for who cannot see it: of what it is made. Its currents change too fast to be told. */
export function circuitWords({ C_m, R_m, E_L, V_reset }: LifParameters, drive: number): string {
  const parts = [
    `a source of ${quantityText(drive, "pA")}`,
    `a capacitor${C_m === undefined ? "" : ` of ${quantityText(C_m, "pF")}`}`,
    `a resistor${R_m === undefined ? "" : ` of ${quantityText(R_m, "MΩ")}`} in series with a battery of ${quantityText(E_L, "mV")}`,
    `and a switch to a battery of ${quantityText(V_reset, "mV")} that closes when the neuron fires`,
  ];
  return `Equivalent circuit of the membrane, between its inside and its outside: ${parts.join(", ")}. Arrows show the currents of the moment.`;
}

/** What the phase line shows, for who cannot see it. */
export function phaseWords({ tau_m, V_th, V_reset }: LifParameters, { V_inf, rests }: PhaseLine): string {
  const ends = rests ? "where V comes to rest" : `which V does not reach: at ${quantityText(V_th, "mV")} it jumps to ${quantityText(V_reset, "mV")}`;
  return `dV/dt in mV/ms against V in mV: a line that falls by 1/${numberText(tau_m)} per ms and crosses zero at ${quantityText(V_inf, "mV")}, ${ends}.`;
}

/** What the spikes of the last ten seconds show. */
export function recentWords(neurons: number): string {
  return neurons === 1 ? "Spikes of the last ten seconds, now at the right." : `Spikes of ${neurons} neurons in the last ten seconds, one row each, now at the right.`;
}
