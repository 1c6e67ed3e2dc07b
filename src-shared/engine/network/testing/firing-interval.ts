/** Interval between spikes of the default neuron of small-networks.ts under a constant current, ms: t_ref + tau_m ln((V_inf - V_reset) / (V_inf - V_th)). */
export function exactFiringInterval(level: number): number {
  const V_inf = -70 + (40 * level) / 1000;
  return 2 + 10 * Math.log((V_inf + 70) / (V_inf + 55));
}
