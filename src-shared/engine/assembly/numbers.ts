// What the host writes into the kernel's memory: 8 bytes a number, in the order of these classes. engine/kernel-numbers.ts has the
// same names in the same order; a new number is one line in each.

/** The condition: its grid, its model and how much of it there is. Times in ms, counts as doubles. */
@unmanaged
export class ConditionNumbers {
  dt: f64;
  /** the fraction that dt stands for */
  dtNumerator: f64;
  dtDenominator: f64;
  duration: f64;
  /** every k-th grid point is recorded */
  recordEvery: f64;
  /** lanes 0 ... recordLanes - 1 record V */
  recordLanes: f64;
  /** samples that a recorded lane keeps between two fetches */
  samplesPerLane: f64;
  integrator: f64;
  noiseKind: f64;
  noiseLevel: f64;
  noiseTau: f64;
  intervalSteps: f64;
  /** 1: held values are uniform, 0: Gaussian */
  uniformNoise: f64;
  /** events per second and their sizes */
  excitatoryRate: f64;
  excitatoryWeight: f64;
  inhibitoryRate: f64;
  inhibitoryWeight: f64;
  /** hash from which the streams of every lane are made */
  baseFirst: u64;
  baseSecond: u64;
  segmentCount: f64;
  laneCount: f64;
}

/** One segment of the stimulus: levels in its unit, times in ms. */
@unmanaged
export class SegmentNumbers {
  kind: f64;
  start: f64;
  end: f64;
  level: f64;
  slope: f64;
  amplitude: f64;
  omega: f64;
  sweepRate: f64;
  phase: f64;
}

/** One neuron: ms and mV, `gain` in mV of steady depolarisation per unit of level. */
@unmanaged
export class LaneNumbers {
  /** of the neuron in its population: its streams are keyed by it */
  index: f64;
  gain: f64;
  tau_m: f64;
  E_L: f64;
  V_th: f64;
  V_reset: f64;
  V_init: f64;
  t_ref: f64;
}
