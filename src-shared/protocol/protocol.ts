import { z } from "zod";
import { neuronSchema, type LifParameters, type Neuron } from "../neuron/lif-parameters.ts";
import { epochSchema, type Epoch } from "./epoch.ts";
import { networkSchema, type Synapses } from "./network/network-schema.ts";
import type { ResolvedPoisson, ResolvedProjection, ResolvedSpikeTimes } from "./network/resolved-network.ts";
import { noiseSchema, type ResolvedNoise } from "./noise.ts";
import { quantity } from "./quantity-schema.ts";

/** A named protocol as in a file; omitted keys have defaults (see `read-protocol.ts`). */
export const protocolSchema = z.looseObject({
  id: z.string().min(1).meta({ description: "stable; renaming does not change it" }),
  name: z.string().min(1),
  notes: z.string().optional(),
  neuron: neuronSchema.optional().meta({ description: "a protocol has either this or a network" }),
  network: networkSchema.optional(),
  levelUnit: z.enum(["pA", "V/s", "rheobase"]).optional().meta({ description: "unit of every level; V/s is I / C_m; rheobase: multiples of the neuron's rheobase; default pA" }),
  holding: z.number().optional().meta({ unit: "levelUnit", description: "before the first and after the last epoch; default 0" }),
  epochs: z.array(epochSchema),
  sweeps: z.number().int().optional().meta({ description: "default 1" }),
  noise: noiseSchema.optional(),
  trials: z.number().int().optional().meta({ description: "trials per condition, default 1" }),
  population: z.number().int().optional().meta({ description: "neurons simulated in every condition, default 1" }),
  duration: quantity("ms").optional().meta({ unit: "ms", description: "of a sweep; default: all epochs" }),
  dt: quantity("ms").optional().meta({ unit: "ms", description: "step of noise, grid and traces; default 0.1" }),
  integrator: z.enum(["exact", "grid", "euler"]).optional().meta({ description: "default exact" }),
  seed: z.string().optional().meta({ description: "default: rheobase" }),
  record: z
    .looseObject({
      V: z.boolean().optional().meta({ description: "record voltage traces, default true" }),
      every: z.number().int().optional().meta({ description: "every k-th point of the dt grid, default 1" }),
      neurons: z.number().int().optional().meta({ description: "traces of the first n neurons, default all" }),
    })
    .optional(),
  window: z
    .looseObject({
      from: quantity("ms").optional().meta({ unit: "ms" }),
      to: quantity("ms").optional().meta({ unit: "ms" }),
      transient: quantity("ms").optional().meta({ unit: "ms", description: "left out at the start of the window" }),
    })
    .optional()
    .meta({ description: "where rate and CV are taken; default: the stimulus" }),
}).meta({ id: "protocol" });
export type Protocol = z.infer<typeof protocolSchema>;
/** A protocol of a single neuron or of a population without connections. */
export type ProtocolOfNeuron = Protocol & { neuron: Neuron };

export type Integrator = "exact" | "grid" | "euler";
export type LevelUnit = "pA" | "V/s" | "rheobase";

/** A protocol with every default filled in and every rule checked: what engine, statistics and figures read. */
export interface ResolvedProtocol {
  readonly id: string;
  readonly name: string;
  readonly notes: string;
  /** nominal neuron (the middle of each spread); of a network, that of its first group */
  readonly neuron: LifParameters;
  /** the neuron as given, with its spreads; `draw-parameters.ts` reads it for populations */
  readonly neuronAsGiven: Neuron;
  /** undefined for a single neuron or a population without connections; with one, what is injected stands in its groups */
  readonly network: ResolvedNetwork | undefined;
  readonly levelUnit: LevelUnit;
  readonly holding: number;
  readonly epochs: readonly Epoch[];
  readonly sweeps: number;
  readonly noise: ResolvedNoise | undefined;
  /** the numbers that `noise.levels` were entered as, in the same order: streams are keyed by them */
  readonly noiseLevelsAsGiven: readonly number[];
  readonly trials: number;
  /** neurons; of a network, those of all groups */
  readonly population: number;
  /** as given, ms; undefined: a sweep lasts as long as its epochs */
  readonly duration: number | undefined;
  /** ms */
  readonly dt: number;
  readonly integrator: Integrator;
  readonly seed: string;
  readonly recordV: boolean;
  readonly recordEvery: number;
  /** traces of neurons 0 ... recordNeurons - 1; of a network, so many named ones */
  readonly recordNeurons: number;
  readonly window: { readonly from: number | undefined; readonly to: number | undefined; readonly transient: number };
}

/** A network with every default filled in and every rule checked. */
export interface ResolvedNetwork {
  /** in the order of the file, which numbers the neurons through all groups */
  readonly groups: readonly ResolvedGroup[];
  readonly projections: readonly ResolvedProjection[];
  /** neurons of all groups */
  readonly size: number;
}

export interface ResolvedGroup {
  readonly name: string;
  /** number of its first neuron through all groups */
  readonly first: number;
  readonly size: number;
  /**
   * The group as a population without projections: its neurons, spreads, epochs, holding and noise. Its seed holds the group's name, so
   * that spreads are drawn by name.
   */
  readonly alone: ResolvedProtocol;
  readonly synapses: Synapses;
  readonly poisson: readonly ResolvedPoisson[];
  readonly spikeTimes: readonly ResolvedSpikeTimes[];
  readonly recorded: readonly number[];
  readonly recordsCurrents: boolean;
}
