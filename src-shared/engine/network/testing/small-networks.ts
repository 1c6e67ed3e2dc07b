import type { CompiledGroup, CompiledNetwork, CompiledProjection, CompiledSynapses, Connections } from "../../../network/compiled-network.ts";
import { seedKey } from "../../../random/stream-key.ts";
import type { ConnectedNetwork } from "../simulate-network.ts";

/** A synapse of a projection, by the numbers of its neurons within their groups. */
export interface Edge {
  readonly source: number;
  readonly target: number;
  readonly weight?: number;
  readonly delay?: number;
}

/** A projection with its synapses, in the order in which they would be drawn or stand in a list. */
export interface ProjectionByHand {
  readonly source: number;
  readonly target: number;
  readonly receptor?: 0 | 1;
  readonly weight?: number;
  /** steps */
  readonly delay?: number;
  readonly edges: readonly Edge[];
  /** precision of weights of their own */
  readonly doubles?: boolean;
}

const neuron = { tau_m: 10, R_m: 40, C_m: 250, E_L: -70, V_th: -55, V_reset: -70, V_init: -70, t_ref: 2 };

/** A group of NEST's default neurons (tau_m 10 ms, C_m 250 pF) without input, of `first` 0. */
export function aGroup(changes: Partial<CompiledGroup> & { readonly neuron?: Partial<CompiledGroup["neurons"]> } = {}): CompiledGroup {
  const { neuron: changed, ...others } = changes;
  const name = others.name ?? "group";
  return {
    name,
    first: 0,
    size: 1,
    neurons: { ...neuron, ...changed },
    synapses: { kind: "delta" },
    stimulus: { unit: "pA", duration: 1e9, segments: [{ kind: "constant", start: 0, end: 1e9, level: 0 }] },
    noise: undefined,
    noiseLevel: 0,
    streamBase: seedKey(name),
    poisson: [],
    spikeTimes: [],
    ...others,
  };
}

/** A constant drive, pA. */
export function driven(level: number): Pick<CompiledGroup, "stimulus"> {
  return { stimulus: { unit: "pA", duration: 1e9, segments: [{ kind: "constant", start: 0, end: 1e9, level }] } };
}

/** Receptors with the same time constants throughout. */
export function synapsesOf(kind: CompiledSynapses["kind"], excitatory = 5, inhibitory = 10): CompiledSynapses {
  if (kind === "delta") return { kind };
  const tau = { excitatory, inhibitory };
  return kind === "conductance" ? { kind, tau, reversal: { excitatory: 0, inhibitory: -80 } } : { kind, tau };
}

/** A network of groups, one after the other, with projections whose synapses are given. */
export function aNetwork(groups: readonly CompiledGroup[], projections: readonly ProjectionByHand[], changes: Partial<CompiledNetwork> = {}): ConnectedNetwork {
  let size = 0;
  const placed = groups.map((group) => {
    const first = size;
    size += group.size;
    return { ...group, first };
  });
  const compiled = projections.map(compile);
  const dt = changes.dt ?? 0.1;
  const totalSteps = changes.totalSteps ?? 1000;
  const network: CompiledNetwork = {
    dt,
    totalSteps,
    duration: totalSteps * dt,
    integrator: "grid",
    groups: placed,
    projections: compiled,
    size,
    minDelay: Math.min(totalSteps, ...compiled.map(({ minDelay }) => minDelay)),
    maxDelay: Math.max(0, ...compiled.map(({ maxDelay }) => maxDelay)),
    recorded: [],
    recordEvery: 1,
    ...changes,
  };
  return { network, connections: (from, to) => projections.map((projection, k) => rowsOf(projection, k, network, from, to)) };
}

function compile({ source, target, receptor = 0, weight, delay, edges }: ProjectionByHand, position: number): CompiledProjection {
  const delays = delay === undefined ? edges.map((edge) => edge.delay!) : [delay];
  return { name: `projection ${position}`, source, target, receptor, weight, delay, minDelay: Math.min(...delays), maxDelay: Math.max(...delays) };
}

function rowsOf({ source, target, weight, delay, edges, doubles }: ProjectionByHand, projection: number, { groups }: CompiledNetwork, from: number, to: number): Connections {
  const { first } = groups[target]!;
  const chosen = edges
    .filter((edge) => first + edge.target >= from && first + edge.target < to)
    .toSorted((a, b) => a.source - b.source || a.target - b.target);
  const rows = new Uint32Array(groups[source]!.size + 1);
  for (const edge of chosen) rows[edge.source + 1]!++;
  for (let i = 1; i < rows.length; i++) rows[i]! += rows[i - 1]!;
  const weights = chosen.map((edge) => edge.weight!);
  return {
    projection,
    from,
    to,
    rows,
    targets: Uint32Array.from(chosen, (edge) => first + edge.target),
    weights: weight !== undefined ? undefined : doubles ? Float64Array.from(weights) : Float32Array.from(weights),
    delays: delay !== undefined ? undefined : Uint16Array.from(chosen, (edge) => edge.delay!),
    delayTimes: undefined,
  };
}
