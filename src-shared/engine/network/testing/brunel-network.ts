import type { CompiledProjection, Connections } from "../../../network/compiled-network.ts";
import { seedKey } from "../../../random/stream-key.ts";
import type { ConnectedNetwork } from "../simulate-network.ts";
import { aGroup } from "./small-networks.ts";

/** Brunel (2000), model A: inhibition by g, drive eta in units of what keeps a neuron at threshold. */
export interface BrunelState {
  readonly g: number;
  readonly eta: number;
  /** of the size, with weights 1 / scale as large, so that mean and spread of the input keep their ratio to threshold in the mean */
  readonly scale: number;
  /** ms */
  readonly duration: number;
  readonly seed: number;
}

/**
 * 10,000 scale excitatory and 2,500 scale inhibitory neurons with 1,000 and 250 inputs (times scale) each, J 0.1 mV / scale, D 1.5 ms,
 * steps of 0.1 ms. Sources are drawn by a generator of its own, whose only task is to be fast in plain script.
 */
export function brunelNetwork({ g, eta, scale, duration, seed }: BrunelState): ConnectedNetwork {
  const sizes = [10_000 * scale, 2_500 * scale];
  const inputs = [1_000 * scale, 250 * scale];
  const J = 0.1 / scale;
  const neuron = { tau_m: 20, R_m: 20, C_m: 1000, E_L: 0, V_th: 20, V_reset: 10, V_init: 0, t_ref: 2 };
  // eta = 1: C_E J nu tau_m reaches the 20 mV of threshold
  const rate = (eta * 20 * 1000) / (J * neuron.tau_m);
  const groups = ["E", "I"].map((name, k) => {
    const poisson = [{ rate, weight: J, receptor: 0 as const, streamBase: seedKey(`${seed} Poisson to ${name}`) }];
    return aGroup({ name, first: k * sizes[0]!, size: sizes[k]!, neuron, poisson });
  });
  const projections = [0, 1].flatMap((source) =>
    [0, 1].map((target): CompiledProjection => {
      const weight = source === 0 ? J : -g * J;
      return { name: `${source} to ${target}`, source, target, receptor: source === 0 ? 0 : 1, weight, delay: 15, minDelay: 15, maxDelay: 15 };
    }),
  );
  const totalSteps = Math.round(duration * 10);
  return {
    network: {
      dt: 0.1,
      totalSteps,
      duration,
      integrator: "grid",
      groups,
      projections,
      size: sizes[0]! + sizes[1]!,
      minDelay: 15,
      maxDelay: 15,
      recorded: [],
      recordEvery: 1,
    },
    *connections(from, to) {
      for (const [position, { source, target }] of projections.entries()) {
        const { first, size } = groups[target]!;
        const targets = { first: Math.max(from, first), end: Math.min(to, first + size), group: first };
        const edges = fixedInDegree(sizes[source]!, inputs[source]!, targets, 100 * seed + position);
        yield { projection: position, from, to, weights: undefined, delays: undefined, delayTimes: undefined, ...edges };
      }
    },
  };
}

/** Rows of a fixed in-degree, autapses and multapses allowed. Each target has draws of its own, so a range holds what the whole would. */
function fixedInDegree(sources: number, inputs: number, { first, end, group }: { first: number; end: number; group: number }, seed: number): Pick<Connections, "rows" | "targets"> {
  const count = Math.max(0, end - first) * inputs;
  const drawn = new Uint32Array(count);
  const rows = new Uint32Array(sources + 1);
  let at = 0;
  for (let target = first; target < end; target++) {
    let state = scrambled(scrambled(seed + 1) ^ (target - group + 1));
    for (let k = 0; k < inputs; k++) {
      state = (state + 0x9e3779b9) >>> 0;
      const source = Math.floor((scrambled(state) / 4_294_967_296) * sources);
      drawn[at++] = source;
      rows[source + 1]!++;
    }
  }
  for (let i = 0; i < sources; i++) rows[i + 1]! += rows[i]!;
  const next = rows.slice();
  const targets = new Uint32Array(count);
  for (let k = 0; k < count; k++) targets[next[drawn[k]!]!++] = first + Math.floor(k / inputs);
  return { rows, targets };
}

/** A hash of 32 bits: the finaliser of MurmurHash3 (Appleby, public domain). */
function scrambled(word: number): number {
  let z = word >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}
