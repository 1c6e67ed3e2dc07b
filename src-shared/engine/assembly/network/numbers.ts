// What the host writes of a network: one number a field, in the order of network-numbers.ts. Addresses cross as doubles.

/** Columns hold one number per neuron, or, where `each` is 0, twice the number that all share. */
@unmanaged
export class GroupNumbers {
  kind: f64;
  firstSlot: f64;
  count: f64;
  firstNeuron: f64;
  firstIndex: f64;
  each: f64;
  decay: f64;
  share: f64;
  threshold: f64;
  reset: f64;
  start: f64;
  rest: f64;
  refractorySteps: f64;
  heldShare: f64;
  spread: f64;
  leakRate: f64;
  perCapacitance: f64;
  driveRate: f64;
  response0: f64;
  response1: f64;
  slopeResponse0: f64;
  slopeResponse1: f64;
  reversal0: f64;
  reversal1: f64;
  decay0: f64;
  decay1: f64;
  halfDecay0: f64;
  halfDecay1: f64;
  tau0: f64;
  tau1: f64;
  growth0: f64;
  growth1: f64;
  jump0: f64;
  jump1: f64;
  noiseKind: f64;
  noiseLevel: f64;
  intervalSteps: f64;
  uniformNoise: f64;
  streamFirst: u64;
  streamSecond: u64;
  levels: f64;
}

/** Independent Poisson trains of a group's neurons. */
@unmanaged
export class PoissonNumbers {
  group: f64;
  sum: f64;
  weight: f64;
  guide: f64;
  cumulative: f64;
  cumulativeCount: f64;
  streamFirst: u64;
  streamSecond: u64;
}

/** Events at given times: two 32-bit words each, slot and step, ascending in steps. */
@unmanaged
export class GivenNumbers {
  sum: f64;
  weight: f64;
  events: f64;
  count: f64;
}

/** Rows of a block onto the targets of a tile, see pack-rows.ts. */
@unmanaged
export class UnitNumbers {
  firstSource: f64;
  sources: f64;
  sum: f64;
  firstSlot: f64;
  weightKind: f64;
  weight: f64;
  oneDelay: f64;
  rowRuns: f64;
  rowSynapses: f64;
  runs: f64;
  targets: f64;
  weights: f64;
}

@unmanaged
export class NetworkNumbers {
  dt: f64;
  slots: f64;
  groups: f64;
  poisson: f64;
  given: f64;
  units: f64;
  recordEvery: f64;
  recordedCount: f64;
  samplesAtOnce: f64;
}
