import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CompiledGroup, CompiledProjection, Connections } from "../src-shared/network/compiled-network.ts";
import type { ConnectedNetwork } from "../src-shared/engine/network/simulate-network.ts";
import { brunelNetwork } from "../src-shared/engine/network/testing/brunel-network.ts";
import { aGroup } from "../src-shared/engine/network/testing/small-networks.ts";
import { seedKey } from "../src-shared/random/stream-key.ts";

/** A network that is timed, with the peers' scripts doing the same. */
export interface NetworkWork {
  readonly name: "brunel" | "cuba" | "coba" | "microcircuit";
  /** of the microcircuit */
  readonly scale?: number;
  /** s after 0.1 s of settling */
  readonly seconds: number;
}

export function networkOf({ name, scale = 1, seconds }: NetworkWork): ConnectedNetwork {
  const duration = 100 + 1000 * seconds;
  switch (name) {
    case "brunel":
      return brunelNetwork({ g: 5, eta: 2, scale: 1, duration, seed: 1 });
    case "cuba":
    case "coba":
      return vogelsAbbott(name === "coba", duration);
    case "microcircuit":
      return microcircuit(scale, duration);
  }
}

interface RandomProjection {
  readonly compiled: CompiledProjection;
  /** mean number of synapses onto one target */
  readonly inDegree: number;
  readonly weight?: { readonly mean: number; readonly sd: number };
  readonly delay?: { readonly mean: number; readonly sd: number };
}

/** Vogels and Abbott's networks as benchmarks 1 and 2 of Brette et al. (2007): each pair with a chance of 2 %. */
function vogelsAbbott(conductances: boolean, duration: number): ConnectedNetwork {
  const tau = { excitatory: 5, inhibitory: 10 };
  const V_init = (size: number, seed: number) => Float64Array.from({ length: size }, (_, i) => -60 + 10 * uniformOf(seed, i));
  const groups = [3200, 800].map((size, k) => {
    const shared = { tau_m: 20, R_m: 100, C_m: 200, V_th: -50, V_reset: -60, V_init: V_init(size, k), t_ref: 5, E_L: conductances ? -60 : -49 };
    return aGroup({
      name: `group ${k}`,
      first: k * 3200,
      size,
      neuron: shared,
      synapses: conductances ? { kind: "conductance", tau, reversal: { excitatory: 0, inhibitory: -80 } } : { kind: "exponential", tau },
      spikeTimes: conductances ? [kick(size, k)] : [],
    });
  });
  const weights = conductances ? [6, -67] : [16.2, -90];
  const projections = [0, 1].flatMap((source) =>
    [0, 1].map((target): RandomProjection => {
      const compiled = { name: "", source, target, receptor: source as 0 | 1, weight: weights[source], delay: 1, minDelay: 1, maxDelay: 1 };
      return { compiled, inDegree: 0.02 * groups[source]!.size };
    }),
  );
  return randomNetwork(groups, projections, duration, 1, 1);
}

/** 15 events a neuron within 50 ms set a network going that nothing else drives. */
function kick(size: number, seed: number): CompiledGroup["spikeTimes"][number] {
  const events = Array.from({ length: 15 * size }, (_, k) => ({ neuron: k % size, step: Math.floor(500 * uniformOf(77 + seed, k)) }));
  events.sort((a, b) => a.step - b.step || a.neuron - b.neuron);
  const steps = Uint32Array.from(events, ({ step }) => step);
  return { neurons: Uint32Array.from(events, ({ neuron }) => neuron), steps, times: Float64Array.from(steps, (step) => (step + 1) / 10), weight: 6, receptor: 0 };
}

interface Circuit {
  readonly populations: readonly string[];
  readonly sizes: readonly number[];
  readonly external: readonly number[];
  readonly probabilities: readonly (readonly number[])[];
  readonly V_mean: readonly number[];
  readonly V_sd: readonly number[];
  readonly neuron: Readonly<Record<"C_m" | "tau_m" | "t_ref" | "E_L" | "V_th" | "V_reset" | "tau_syn", number>>;
  readonly weight: number;
  readonly g: number;
  readonly relative_sd: number;
  readonly delays: readonly number[];
  readonly external_rate: number;
}

/** The circuit with a share of its neurons, each with as many inputs as in the whole. */
function microcircuit(scale: number, duration: number): ConnectedNetwork {
  const circuit = JSON.parse(readFileSync(join(import.meta.dirname, "peers/microcircuit.json"), "utf8")) as Circuit;
  const { tau_syn, C_m, tau_m, ...neuron } = circuit.neuron;
  let first = 0;
  const groups = circuit.sizes.map((whole, k) => {
    const size = Math.round(whole * scale);
    const V_init = Float64Array.from({ length: size }, (_, i) => circuit.V_mean[k]! + circuit.V_sd[k]! * normalOf(1000 + k, i));
    const group = aGroup({
      name: circuit.populations[k]!,
      first,
      size,
      neuron: { ...neuron, C_m, tau_m, R_m: (1000 * tau_m) / C_m, V_init },
      synapses: { kind: "exponential", tau: { excitatory: tau_syn, inhibitory: tau_syn } },
      poisson: [{ rate: circuit.external_rate * circuit.external[k]!, weight: circuit.weight, receptor: 0, streamBase: seedKey(`to ${circuit.populations[k]!}`) }],
    });
    first += size;
    return group;
  });
  const longest = 60;
  const projections = circuit.sizes.flatMap((sources, source) =>
    circuit.sizes.flatMap((targets, target): RandomProjection[] => {
      const chance = circuit.probabilities[target]![source]!;
      if (chance === 0) return [];
      const mean = circuit.weight * (source % 2 === 1 ? circuit.g : source === 2 && target === 0 ? 2 : 1);
      const delay = circuit.delays[source % 2]!;
      const compiled = { name: "", source, target, receptor: (source % 2) as 0 | 1, weight: undefined, delay: undefined, minDelay: 1, maxDelay: longest };
      const count = Math.log(1 - chance) / Math.log(1 - 1 / (sources * targets));
      return [{ compiled, inDegree: count / targets, weight: { mean, sd: circuit.relative_sd * Math.abs(mean) }, delay: { mean: 10 * delay, sd: 5 * delay } }];
    }),
  );
  return randomNetwork(groups, projections, duration, 1, longest);
}

function randomNetwork(groups: readonly CompiledGroup[], projections: readonly RandomProjection[], duration: number, minDelay: number, maxDelay: number): ConnectedNetwork {
  const size = groups.reduce((sum, group) => sum + group.size, 0);
  const network = {
    dt: 0.1,
    totalSteps: Math.round(10 * duration),
    duration,
    integrator: "grid" as const,
    groups,
    projections: projections.map(({ compiled }) => compiled),
    size,
    minDelay,
    maxDelay,
    recorded: [],
    recordEvery: 1,
  };
  return {
    network,
    *connections(from, to) {
      for (const [position, projection] of projections.entries()) yield drawn(groups, projection, position, from, to);
    },
  };
}

/** Synapses onto a range, target by target: sources alike likely, the number scattered as a fixed total scatters it. */
function drawn(groups: readonly CompiledGroup[], { compiled, inDegree, weight, delay }: RandomProjection, projection: number, from: number, to: number): Connections {
  const { first, size } = groups[compiled.target]!;
  const sources = groups[compiled.source]!.size;
  const [begin, end] = [Math.max(from, first), Math.min(to, first + size)];
  const spread = Math.sqrt(inDegree);
  const counts = Uint32Array.from({ length: Math.max(0, end - begin) }, (_, k) => Math.max(0, Math.round(inDegree + spread * normalOf(projection, begin + k))));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const picked = new Uint32Array(total);
  const rows = new Uint32Array(sources + 1);
  let at = 0;
  counts.forEach((count, k) => {
    const seed = scrambled(scrambled(projection + 1) ^ (begin + k));
    for (let i = 0; i < count; i++, at++) {
      picked[at] = Math.floor((scrambled(seed + Math.imul(i, 0x9e3779b9)) / 4_294_967_296) * sources);
      rows[picked[at]! + 1]!++;
    }
  });
  for (let i = 0; i < sources; i++) rows[i + 1]! += rows[i]!;
  const next = rows.slice();
  const targets = new Uint32Array(total);
  const weights = weight && new Float32Array(total);
  const delays = delay && new Uint8Array(total);
  at = 0;
  counts.forEach((count, k) => {
    for (let i = 0; i < count; i++, at++) {
      const place = next[picked[at]!]!++;
      targets[place] = begin + k;
      const draw = Math.imul(begin + k, 65_537) + i;
      if (weights) weights[place] = weight.mean + weight.sd * normalOf(7919 * (projection + 1), draw);
      if (!delays) continue;
      const steps = Math.round(delay.mean + delay.sd * normalOf(104_729 * (projection + 1), draw));
      delays[place] = Math.min(compiled.maxDelay, Math.max(1, steps));
    }
  });
  return { projection, from, to, rows, targets, weights, delays, delayTimes: undefined };
}

function uniformOf(seed: number, i: number): number {
  return (scrambled(scrambled(seed + 1) + Math.imul(i, 0x9e3779b9)) + 0.5) / 4_294_967_296;
}

/** By Box and Muller. */
function normalOf(seed: number, i: number): number {
  return Math.sqrt(-2 * Math.log(uniformOf(seed, 2 * i))) * Math.cos(2 * Math.PI * uniformOf(seed, 2 * i + 1));
}

/** A hash of 32 bits: the finaliser of MurmurHash3 (Appleby, public domain). */
function scrambled(word: number): number {
  let z = word >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}
