import { describe, expect, test } from "vitest";
import type { CompiledGroup } from "../../network/compiled-network.ts";
import { oracleNetworkKernel } from "../oracle/oracle-network.ts";
import reference from "./testing/nest_network_spikes.json" with { type: "json" };
import { runNetwork } from "./testing/run-network.ts";
import { aGroup, aNetwork, driven, type Edge, type ProjectionByHand } from "./testing/small-networks.ts";
import { loadNetworkKernel } from "./wasm-network.ts";

// Spike steps of NEST for networks without randomness, with the script that made them beside the values.

const kernels = { kernel: loadNetworkKernel(), oracle: oracleNetworkKernel };
type Case = (typeof reference.cases)[number];

/** Per pair of groups and sign of weight one projection, as the file of an experiment would have them. */
function projectionsOf(groups: readonly CompiledGroup[], edges: readonly number[][]): ProjectionByHand[] {
  const firsts = groups.map((_, k) => groups.slice(0, k).reduce((sum, { size }) => sum + size, 0));
  const groupOf = (neuron: number) => firsts.findLastIndex((first) => neuron >= first);
  const byPlace = new Map<string, ProjectionByHand & { edges: Edge[] }>();
  for (const [source, target, weight, delay] of edges as [number, number, number, number][]) {
    const [from, to] = [groupOf(source), groupOf(target)];
    const receptor = weight < 0 ? 1 : 0;
    const key = `${from} ${to} ${receptor}`;
    const projection = byPlace.get(key) ?? { source: from, target: to, receptor, doubles: true, edges: [] };
    byPlace.set(key, projection);
    projection.edges.push({ source: source - firsts[from]!, target: target - firsts[to]!, weight, delay });
  }
  return [...byPlace.values()];
}

function networkOf(one: Case) {
  const { tau_ms: tau, reversal_mV: reversal, C_m_pF: C_m } = reference;
  const kind = one.kind as CompiledGroup["synapses"]["kind"];
  let first = 0;
  const groups = one.groups.map(({ size, I_e, tau_m, t_ref, V_reset }, k) => {
    const mine = one.events.filter(([target]) => target! >= first && target! < first + size).toSorted((a, b) => a[1]! - b[1]!);
    const group = aGroup({
      name: `group ${k}`,
      size,
      ...driven(I_e),
      neuron: { tau_m, C_m, R_m: (1000 * tau_m) / C_m, E_L: -70, V_th: -55, V_reset, V_init: -70, t_ref },
      synapses: kind === "delta" ? { kind } : kind === "conductance" ? { kind, tau, reversal } : { kind, tau },
      spikeTimes: mine.map(([target, point, weight]) => ({
        neurons: Uint32Array.of(target! - first),
        times: Float64Array.of(point! * reference.dt_ms),
        // at the right edge of the step before
        steps: Uint32Array.of(point! - 1),
        weight: weight!,
        receptor: 0 as const,
      })),
    });
    first += size;
    return group;
  });
  return aNetwork(groups, projectionsOf(groups, one.edges), { totalSteps: one.steps });
}

describe.each(Object.entries(kernels))("%s: NEST's spikes step for step", (_, kernel) => {
  test.each(reference.cases.map((one) => [one.kind, one.name, one] as const))("%s synapses: %s", (_kind, _name, one) => {
    const { neurons, steps } = runNetwork(kernel, networkOf(one));
    expect(neurons.map((neuron, k) => [neuron, steps[k]! + 1])).toEqual(one.spikes);
    expect(one.spikes.length).toBeGreaterThan(0);
  });
});
