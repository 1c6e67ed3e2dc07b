import type { CompiledGroup, CompiledNetwork, CompiledPoisson } from "../../network/compiled-network.ts";
import type { Numbers } from "../kernel-numbers.ts";
import type { InputSum } from "./connection-blocks.ts";
import type { Column, GroupCoefficients } from "./group-coefficients.ts";
import type { GroupPlace } from "./slots.ts";

/** What the kernel's memory holds for the host: addresses of arrays that were written there. */
export interface GroupSource {
  readonly group: CompiledGroup;
  readonly place: GroupPlace;
  readonly coefficients: GroupCoefficients;
  /** writes a column of the group and tells its address */
  readonly column: (column: Column) => number;
  readonly levels: number;
}

const kindCode = { delta: 0, exponential: 1, alpha: 2, conductance: 3 } as const;
/** Kinds of noise that a group of a network may have. */
const noiseCode = { none: 0, white: 1, held: 2 } as const;

/** Twin of GroupNumbers in assembly/network/numbers.ts. */
export const groupNumbers = {
  kind: ({ group }) => kindCode[group.synapses.kind],
  firstSlot: ({ place }) => place.firstSlot,
  count: ({ place }) => place.count,
  firstNeuron: ({ group, place }) => group.first + place.firstIndex,
  firstIndex: ({ place }) => place.firstIndex,
  each: ({ coefficients }) => (typeof coefficients.decay === "number" ? 0 : 1),
  decay: ({ column, coefficients }) => column(coefficients.decay),
  share: ({ column, coefficients }) => column(coefficients.share),
  threshold: ({ column, coefficients }) => column(coefficients.threshold),
  reset: ({ column, coefficients }) => column(coefficients.reset),
  start: ({ column, coefficients }) => column(coefficients.start),
  rest: ({ column, coefficients }) => column(coefficients.rest),
  refractorySteps: ({ column, coefficients }) => column(coefficients.refractorySteps),
  heldShare: ({ column, coefficients }) => column(coefficients.heldShare),
  spread: ({ column, coefficients }) => column(coefficients.spread),
  leakRate: ({ column, coefficients }) => column(coefficients.leakRate),
  perCapacitance: ({ column, coefficients }) => column(coefficients.perCapacitance),
  driveRate: ({ column, coefficients }) => column(coefficients.driveRate),
  response0: ({ column, coefficients }) => column(coefficients.excitatory.response),
  response1: ({ column, coefficients }) => column(coefficients.inhibitory.response),
  slopeResponse0: ({ column, coefficients }) => column(coefficients.excitatory.slopeResponse),
  slopeResponse1: ({ column, coefficients }) => column(coefficients.inhibitory.slopeResponse),
  reversal0: ({ column, coefficients }) => column(coefficients.excitatory.reversal),
  reversal1: ({ column, coefficients }) => column(coefficients.inhibitory.reversal),
  decay0: ({ coefficients }) => coefficients.excitatory.decay,
  decay1: ({ coefficients }) => coefficients.inhibitory.decay,
  halfDecay0: ({ coefficients }) => coefficients.excitatory.halfDecay,
  halfDecay1: ({ coefficients }) => coefficients.inhibitory.halfDecay,
  tau0: ({ coefficients }) => coefficients.excitatory.tau,
  tau1: ({ coefficients }) => coefficients.inhibitory.tau,
  growth0: ({ coefficients }) => coefficients.excitatory.growth,
  growth1: ({ coefficients }) => coefficients.inhibitory.growth,
  jump0: ({ coefficients }) => coefficients.excitatory.jump,
  jump1: ({ coefficients }) => coefficients.inhibitory.jump,
  noiseKind: ({ group: { noise } }) => (noise?.kind === "white" || noise?.kind === "held" ? noiseCode[noise.kind] : noiseCode.none),
  noiseLevel: ({ group }) => group.noiseLevel,
  intervalSteps: ({ group: { noise } }) => (noise?.kind === "held" ? noise.intervalSteps : 1),
  uniformNoise: ({ group: { noise } }) => (noise?.kind === "held" && noise.distribution === "uniform" ? 1 : 0),
  streamFirst: ({ group }) => group.streamBase.first,
  streamSecond: ({ group }) => group.streamBase.second,
  levels: ({ levels }) => levels,
} satisfies Numbers<GroupSource>;

export interface PoissonSource {
  readonly group: number;
  readonly sum: InputSum;
  readonly drive: CompiledPoisson;
  readonly guide: number;
  readonly cumulative: number;
  readonly cumulativeCount: number;
}

/** Twin of PoissonNumbers. */
export const poissonNumbers = {
  group: ({ group }) => group,
  sum: ({ sum }) => sum,
  weight: ({ drive }) => drive.weight,
  guide: ({ guide }) => guide,
  cumulative: ({ cumulative }) => cumulative,
  cumulativeCount: ({ cumulativeCount }) => cumulativeCount,
  streamFirst: ({ drive }) => drive.streamBase.first,
  streamSecond: ({ drive }) => drive.streamBase.second,
} satisfies Numbers<PoissonSource>;

export interface GivenSource {
  readonly sum: InputSum;
  readonly weight: number;
  readonly events: number;
  readonly count: number;
}

/** Twin of GivenNumbers. */
export const givenNumbers = {
  sum: ({ sum }) => sum,
  weight: ({ weight }) => weight,
  events: ({ events }) => events,
  count: ({ count }) => count,
} satisfies Numbers<GivenSource>;

/** Addresses of a unit's arrays, see pack-rows.ts. */
export interface UnitSource {
  readonly firstSource: number;
  readonly sources: number;
  readonly sum: InputSum;
  readonly firstSlot: number;
  readonly weightKind: WeightKind;
  readonly weight: number;
  readonly oneDelay: boolean;
  readonly rowRuns: number;
  readonly rowSynapses: number;
  readonly runs: number;
  readonly targets: number;
  readonly weights: number;
}

export type WeightKind = "same" | "single" | "double";
const weightCode = { same: 0, single: 1, double: 2 } as const;

/** Twin of UnitNumbers. */
export const unitNumbers = {
  firstSource: ({ firstSource }) => firstSource,
  sources: ({ sources }) => sources,
  sum: ({ sum }) => sum,
  firstSlot: ({ firstSlot }) => firstSlot,
  weightKind: ({ weightKind }) => weightCode[weightKind],
  weight: ({ weight }) => weight,
  oneDelay: ({ oneDelay }) => (oneDelay ? 1 : 0),
  rowRuns: ({ rowRuns }) => rowRuns,
  rowSynapses: ({ rowSynapses }) => rowSynapses,
  runs: ({ runs }) => runs,
  targets: ({ targets }) => targets,
  weights: ({ weights }) => weights,
} satisfies Numbers<UnitSource>;

export interface NetworkSource {
  readonly network: CompiledNetwork;
  readonly slots: number;
  readonly groups: number;
  readonly poisson: number;
  readonly given: number;
  readonly units: number;
  readonly recordedCount: number;
  readonly samplesAtOnce: number;
}

/** Twin of NetworkNumbers. */
export const networkNumbers = {
  dt: ({ network }) => network.dt,
  slots: ({ slots }) => slots,
  groups: ({ groups }) => groups,
  poisson: ({ poisson }) => poisson,
  given: ({ given }) => given,
  units: ({ units }) => units,
  recordEvery: ({ network }) => network.recordEvery,
  recordedCount: ({ recordedCount }) => recordedCount,
  samplesAtOnce: ({ samplesAtOnce }) => samplesAtOnce,
} satisfies Numbers<NetworkSource>;
