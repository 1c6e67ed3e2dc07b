// One condition: its grid, its noise, its memory. The host writes them as numbers.ts says.
import { ConditionNumbers, LaneNumbers, SegmentNumbers } from "./numbers";
import { Stream } from "./random";

export const INTEGRATOR_EXACT: i32 = 0;
export const INTEGRATOR_GRID: i32 = 1;
export const INTEGRATOR_EULER: i32 = 2;

export const NOISE_NONE: i32 = 0;
export const NOISE_WHITE: i32 = 1;
export const NOISE_HELD: i32 = 2;
export const NOISE_COLOURED: i32 = 3;
export const NOISE_SHOT: i32 = 4;

export const KIND_CONSTANT: f64 = 0;
export const KIND_LINEAR: f64 = 1;
export const KIND_SINE: f64 = 2;
export const KIND_CHIRP: f64 = 3;

export const NEVER: f64 = -1;

/** A neuron with its state. The two streams come first, so that the lane's address is its noise stream's. */
@unmanaged
export class Lane {
  // noise stream
  n0: u64;
  n1: u64;
  n2: u64;
  n3: u64;
  // crossing stream
  c0: u64;
  c1: u64;
  c2: u64;
  c3: u64;
  // state
  V: f64;
  freeFrom: f64;
  stepsToRest: i64;
  step: i64;
  segment: i32;
  recording: i32;
  samples: usize;
  sampleCount: i32;
  position: i32;
  // parameters
  tau_m: f64;
  E_L: f64;
  V_th: f64;
  V_reset: f64;
  t_ref: f64;
  gain: f64;
  /** in the unit of the levels, and what doubles of V_th and E_L leave open of it */
  rheobase: f64;
  roundoff: f64;
  refractorySteps: i64;
  // constants of a whole step
  decay: f64;
  spread: f64;
  bridge: f64;
  /** share of the way to the level that an Euler step goes */
  share: f64;
  /** the largest bend of a whole step that needs no halving, see white-noise.ts */
  straight: f64;
  // what stays the same while the drive is constant, see euler-pair.ts and white-noise-pair.ts
  level: f64;
  height: f64;
  limit: f64;
  isStraight: i32;
  /** constants of the halves of a whole step, see white-noise.ts and coloured-noise.ts */
  levels: usize;
  levelCount: i32;
  // jumps: held value and its next jump; shot events
  offset: f64;
  nextJump: f64;
  jumps: i64;
  nextEvent: f64;
  // Ornstein-Uhlenbeck or synaptic drive, mV of target; its joint transition over a whole step, see coloured-noise.ts
  drive: f64;
  joint: usize;
  // closed form: time reached, arc in hand
  time: f64;
  lag: f64;
  freeLag: f64;
  inArc: i32;
  resting: i32;
  arcStart: f64;
  arcEnd: f64;
  arcEndLag: f64;
  crossing: f64;
  nextSample: i64;
  // where V would settle in the segment that was asked for last
  settledIn: i32;
  settled: f64;
  synapse: f64;
}

// @ts-ignore: decorator
@inline
export function noiseOf(lane: Lane): Stream {
  return changetype<Stream>(lane);
}

// @ts-ignore: decorator
@inline
export function crossingOf(lane: Lane): Stream {
  return changetype<Stream>(changetype<usize>(lane) + 32);
}

/** The double below V_th, or nearly so, mV. */
// @ts-ignore: decorator
@inline
export function justBelow(V_th: f64): f64 {
  return V_th - (2.220446049250313e-16 * abs<f64>(V_th) + 5e-324);
}

/** How far a level lies above rheobase, mV; 0 at it. Twin of `excessOver` in neuron/derived.ts, which gives the reasons. */
// @ts-ignore: decorator
@inline
export function excessOver(lane: Lane, level: f64): f64 {
  const above = level - lane.rheobase;
  return abs<f64>(above) <= 5e-15 * max<f64>(abs<f64>(level), abs<f64>(lane.rheobase)) + lane.roundoff ? 0 : lane.gain * above;
}

/** Where V would settle under a level, mV: V_th to the bit at rheobase. */
// @ts-ignore: decorator
@inline
export function levelOf(lane: Lane, level: f64): f64 {
  return excessOver(lane, level) == 0 ? lane.V_th : lane.E_L + lane.gain * level;
}

/** Where V would settle in segment i, but for what moves in it, mV; computed once as long as the same segment is asked for. */
// @ts-ignore: decorator
@inline
export function levelIn(lane: Lane, i: i32): f64 {
  if (lane.settledIn != i) {
    lane.settledIn = i;
    lane.settled = levelOf(lane, segmentAt(i).level);
  }
  return lane.settled;
}

// The condition.
export let integrator: i32 = 0;
export let noiseKind: i32 = 0;
export let noiseLevel: f64 = 0;
export let noiseTau: f64 = 0;
/** no noise, or noise of level 0 */
export let noiseless: bool = true;
export let intervalSteps: i64 = 1;
export let uniformNoise: bool = false;
export let eventRate: f64 = 0;
export let excitatoryShare: f64 = 0;
export let excitatoryWeight: f64 = 0;
export let inhibitoryWeight: f64 = 0;

/** Whether the current may change while the condition runs: then no lane goes beyond the grid point that was asked for. */
export let isOpen: bool = false;

export function openCondition(): void {
  isOpen = true;
}

// The grid.
export let dt: f64 = 0;
let dtNumerator: f64 = 0;
let dtDenominator: f64 = 1;
export let duration: f64 = 0;
export let steps: i64 = 0;
export let wholeSteps: i64 = 0;
export let tolerance: f64 = 0;
export let recordEvery: i64 = 1;

/** Take over what the host wrote of the condition. */
export function setCondition(from: ConditionNumbers): void {
  setGrid(from);
  isOpen = false;
  integrator = <i32>from.integrator;
  noiseKind = <i32>from.noiseKind;
  noiseLevel = from.noiseLevel;
  noiseTau = from.noiseTau;
  noiseless = noiseKind == NOISE_NONE || noiseLevel == 0;
  intervalSteps = <i64>from.intervalSteps;
  uniformNoise = from.uniformNoise != 0;
  const total = from.excitatoryRate + from.inhibitoryRate;
  eventRate = total * 0.001;
  excitatoryShare = total > 0 ? from.excitatoryRate / total : 0;
  excitatoryWeight = from.excitatoryWeight;
  inhibitoryWeight = from.inhibitoryWeight;
}

function setGrid(from: ConditionNumbers): void {
  dt = from.dt;
  dtNumerator = from.dtNumerator;
  dtDenominator = from.dtDenominator;
  duration = from.duration;
  recordEvery = <i64>from.recordEvery;
  tolerance = 1e-9 * dt + 1e-15 * duration;
  const whole = floor<f64>((duration + tolerance) / dt);
  const remainder = duration - whole * dt;
  wholeSteps = <i64>whole;
  steps = remainder > tolerance ? wholeSteps + 1 : wholeSteps;
}

/** Time of grid point n by the rule of foundation/time-grid.ts; the last is the sweep's end. */
// @ts-ignore: decorator
@inline
export function gridTime(n: i64): f64 {
  return n >= steps ? duration : (<f64>n * dtNumerator) / dtDenominator;
}

/** Units of work since the caller set it to 0: one for a step, and one for each part that a step is taken in. */
export let work: i64 = 0;

export function countWorkAnew(): void {
  work = 0;
}

// @ts-ignore: decorator
@inline
export function spend(units: i64): void {
  work += units;
}

// Memory: a bump allocator that is rewound for every condition.
let top: usize = __heap_base;
export let segments: usize = 0;
export let segmentCount: i32 = 0;
export let laneNumbers: usize = 0;
export let lanes: usize = 0;
export let laneCount: i32 = 0;

export function allocate(bytes: usize): usize {
  const at = (top + 15) & ~15;
  top = at + bytes;
  const pages = <i32>((top + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
  return at;
}

export function rewind(): void {
  top = __heap_base;
  spikeCapacity = 0;
  spikeCount = 0;
}

/** Room for what the host writes of segments and neurons, and for the lanes. */
export function allocateCondition(from: ConditionNumbers): void {
  segmentCount = <i32>from.segmentCount;
  laneCount = <i32>from.laneCount;
  segments = allocate(<usize>segmentCount * offsetof<SegmentNumbers>());
  laneNumbers = allocate(<usize>laneCount * offsetof<LaneNumbers>());
  const bytes = <usize>laneCount * offsetof<Lane>();
  lanes = allocate(bytes);
  memory.fill(lanes, 0, bytes);
}

// @ts-ignore: decorator
@inline
export function laneAt(i: i32): Lane {
  return changetype<Lane>(lanes + <usize>i * offsetof<Lane>());
}

// @ts-ignore: decorator
@inline
export function laneNumbersAt(i: i32): LaneNumbers {
  return changetype<LaneNumbers>(laneNumbers + <usize>i * offsetof<LaneNumbers>());
}

// @ts-ignore: decorator
@inline
export function segmentAt(i: i32): SegmentNumbers {
  return changetype<SegmentNumbers>(segments + <usize>i * offsetof<SegmentNumbers>());
}

// Spikes wait here for the host; a full buffer is replaced by one twice as large.
export let spikeCount: i32 = 0;
export let spikeLanes: usize = 0;
export let spikeTimes: usize = 0;
let spikeCapacity: i32 = 0;

export function takeSpikes(): void {
  spikeCount = 0;
}

export function spike(lane: Lane, time: f64): void {
  if (spikeCount == spikeCapacity) {
    const capacity = max(1024, 2 * spikeCapacity);
    const newLanes = allocate(<usize>capacity * 4);
    const newTimes = allocate(<usize>capacity * 8);
    memory.copy(newLanes, spikeLanes, <usize>spikeCount * 4);
    memory.copy(newTimes, spikeTimes, <usize>spikeCount * 8);
    spikeLanes = newLanes;
    spikeTimes = newTimes;
    spikeCapacity = capacity;
  }
  store<i32>(spikeLanes + (<usize>spikeCount << 2), lane.position);
  store<f64>(spikeTimes + (<usize>spikeCount << 3), time);
  spikeCount++;
}

// @ts-ignore: decorator
@inline
export function sample(lane: Lane, V: f64): void {
  store<f64>(lane.samples + (<usize>lane.sampleCount << 3), V);
  lane.sampleCount++;
}
