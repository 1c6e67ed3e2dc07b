// What the host calls, one condition at a time: it writes the condition's numbers and calls `begin`, writes those of segments and
// neurons and calls `beginLanes`, then `advance` until all is done.
import { advanceClosedForm, beginClosedForm, closedFormPotential, closedFormRest, forgetArc } from "./closed-form";
import { beginColouredNoise, keepBridges, keepJointTransition, stepColouredNoise } from "./coloured-noise";
import { exp } from "./elementary";
import { beginEuler, keepEulerSpread, stepEuler } from "./euler";
import { EulerLane } from "./euler-pair";
import { keepGridSpread, stepGrid } from "./grid";
import { drawInterval } from "./jumps";
import { fillLayers, gaussian, seedStream } from "./random";
import { ConditionNumbers, LaneNumbers } from "./numbers";
import { runPair } from "./pair";
import * as run from "./run";
import { Lane, laneAt } from "./run";
import { beginSteps, seek, stepsInSegment } from "./step";
import { beginWhiteNoise, stepWhiteNoise } from "./white-noise";
import { WhiteNoiseLane } from "./white-noise-pair";

/** Lanes that go through the grid together. */
const GROUP: i32 = 2;
/** Steps of a group between two looks at the budget. */
const STRIDE: i64 = 1024;
/** Spikes after which the host is asked to fetch them. */
const SPIKES_AT_ONCE: i32 = 65536;

const PURPOSE_NOISE: u64 = 1;
const PURPOSE_CROSSING: u64 = 2;

const CLOSED_FORM: i32 = 0;
const WHITE_NOISE: i32 = 1;
const COLOURED_NOISE: i32 = 2;
const GRID: i32 = 3;
const EULER: i32 = 4;
let scheme: i32 = 0;

const conditionAt: usize = memory.data(offsetof<ConditionNumbers>(), 8);

/** Where the host writes ConditionNumbers. */
export function conditionNumbers(): usize {
  return conditionAt;
}

/** Forget the condition before, take over the next and make room for it; returns its steps. */
export function begin(): f64 {
  const condition = changetype<ConditionNumbers>(conditionAt);
  run.rewind();
  fillLayers();
  run.setCondition(condition);
  run.allocateCondition(condition);
  scheme = schemeOf(run.integrator, run.noiseKind, run.noiseLevel);
  beginClosedForm();
  beginSteps();
  beginColouredNoise();
  beginEuler();
  return <f64>run.steps;
}

function schemeOf(integrator: i32, noiseKind: i32, noiseLevel: f64): i32 {
  if (integrator == run.INTEGRATOR_EULER) return EULER;
  if (integrator == run.INTEGRATOR_GRID) return GRID;
  if (noiseKind == run.NOISE_WHITE && noiseLevel > 0) return WHITE_NOISE;
  if (noiseKind == run.NOISE_COLOURED && noiseLevel > 0) return COLOURED_NOISE;
  return CLOSED_FORM;
}

/** Where the host writes SegmentNumbers, after `begin`. */
export function segmentNumbers(): usize {
  return run.segments;
}

/** Where the host writes LaneNumbers, after `begin`. */
export function laneNumbers(): usize {
  return run.laneNumbers;
}

/** Set up every lane from its numbers. */
export function beginLanes(): void {
  for (let k = 0; k < run.laneCount; k++) beginLane(laneAt(k), k, run.laneNumbersAt(k));
}

function beginLane(lane: Lane, position: i32, from: LaneNumbers): void {
  const condition = changetype<ConditionNumbers>(conditionAt);
  seedStream(run.noiseOf(lane), condition.baseFirst, condition.baseSecond, <u64>from.index, PURPOSE_NOISE);
  seedStream(run.crossingOf(lane), condition.baseFirst, condition.baseSecond, <u64>from.index, PURPOSE_CROSSING);
  lane.position = position;
  lane.tau_m = from.tau_m;
  lane.E_L = from.E_L;
  lane.V_th = from.V_th;
  lane.V_reset = from.V_reset;
  lane.V = from.V_init;
  lane.t_ref = from.t_ref;
  lane.gain = from.gain;
  lane.rheobase = (lane.V_th - lane.E_L) / lane.gain;
  lane.roundoff = (1.1102230246251565e-16 * (abs<f64>(lane.V_th) + abs<f64>(lane.E_L))) / lane.gain;
  lane.freeFrom = -1;
  lane.settledIn = -1;
  lane.refractorySteps = <i64>floor<f64>(lane.t_ref / run.dt + 0.5);
  lane.decay = exp(-run.dt / lane.tau_m);
  if (<f64>position < condition.recordLanes) {
    lane.recording = 1;
    lane.samples = run.allocate(<usize>condition.samplesPerLane * 8);
  }
  beginNoise(lane);
}

function beginNoise(lane: Lane): void {
  if (scheme == WHITE_NOISE) beginWhiteNoise(lane);
  if (scheme == GRID && run.noiseKind == run.NOISE_WHITE) keepGridSpread(lane);
  if (scheme == EULER && run.noiseKind == run.NOISE_WHITE) keepEulerSpread(lane);
  if (run.noiseKind == run.NOISE_COLOURED) {
    if (scheme != EULER && scheme != CLOSED_FORM) keepJointTransition(lane);
    if (scheme == COLOURED_NOISE) keepBridges(lane);
    if (scheme != CLOSED_FORM) lane.drive = lane.gain * run.noiseLevel * gaussian(run.noiseOf(lane));
  }
  if (run.noiseKind == run.NOISE_SHOT && (scheme != CLOSED_FORM || run.noiseLevel > 0)) drawInterval(lane);
}

/** Work on; returns 1 when every lane has reached grid point `until`, 0 when the budget or the spike buffer ended it first. */
export function advance(until: f64, budget: f64): i32 {
  const step = min<i64>(<i64>until, run.steps);
  let left = <i64>budget;
  if (scheme == CLOSED_FORM) {
    for (let k = 0; k < run.laneCount; k++) {
      while (!closedFormReached(laneAt(k), step)) {
        if (left <= 0 || run.spikeCount >= SPIKES_AT_ONCE) return 0;
        left -= advanceClosedForm(laneAt(k), step, min<i64>(left, 4096));
      }
      if (step >= run.steps) advanceClosedForm(laneAt(k), step, 0);
    }
    return 1;
  }
  for (let k = 0; k < run.laneCount; k += GROUP) {
    const count = min(GROUP, run.laneCount - k);
    while (laneAt(k).step < step) {
      if (left <= 0 || run.spikeCount >= SPIKES_AT_ONCE) return 0;
      left -= advanceGroup(k, count, min<i64>(step, laneAt(k).step + STRIDE), left);
    }
    if (step >= run.steps) for (let i = k; i < k + count; i++) lastSample(laneAt(i));
  }
  return 1;
}

/** Whether a lane has nothing more to do before grid point `step`: it has come there, or its arc in hand goes beyond. */
function closedFormReached(lane: Lane, step: i64): bool {
  if (lane.time >= run.gridTime(step)) return true;
  if (run.isOpen) return lane.inArc && lane.arcEnd > run.gridTime(step) && (!lane.recording || lane.nextSample >= step);
  return lane.inArc && lane.recording && lane.nextSample >= step && run.gridTime(lane.nextSample) < lane.arcEnd;
}

/** From now on the current may change while the condition, whose two segments are constant, runs. */
export function keepOpen(): void {
  run.openCondition();
}

/** Let a lane rest for its first `time` ms, as if it had fired before; called before the first `advance`. */
export function rest(lane: i32, time: f64): void {
  if (!(time > 0)) return;
  laneAt(lane).freeFrom = time;
  laneAt(lane).stepsToRest = <i64>floor<f64>(time / run.dt + 0.5);
}

/** The current from grid point `step` on, which every lane has reached. The segments are the one that ends there, and the one from there on. */
export function hold(step: f64, level: f64): void {
  const time = run.gridTime(<i64>step);
  const past = run.segmentAt(0);
  const present = run.segmentAt(1);
  if (present.start < time) {
    past.start = present.start;
    past.level = present.level;
    past.end = time;
    present.start = time;
  }
  present.level = level;
  for (let k = 0; k < run.laneCount; k++) {
    const lane = laneAt(k);
    lane.segment = 0;
    lane.settledIn = -1;
    if (scheme == CLOSED_FORM) forgetArc(lane);
  }
}

/** V of a lane at grid point `step`, which it has reached, mV. */
export function potentialOf(lane: i32, step: f64): f64 {
  return scheme == CLOSED_FORM ? closedFormPotential(laneAt(lane), <i64>step) : laneAt(lane).V;
}

/** ms that a lane still rests from grid point `step` on. */
export function restOf(lane: i32, step: f64): f64 {
  if (scheme == GRID || scheme == EULER) return <f64>laneAt(lane).stepsToRest * run.dt;
  return closedFormRest(laneAt(lane), <i64>step);
}

/** Take a group to grid point `until` or until `budget` is spent, all lanes abreast; returns the work done. */
function advanceGroup(first: i32, count: i32, until: i64, budget: i64): i64 {
  run.countWorkAnew();
  let n = laneAt(first).step;
  while (n < until && run.work < budget) {
    if (scheme == WHITE_NOISE || (scheme == EULER && run.noiseKind == run.NOISE_WHITE)) {
      for (let k = first; k < first + count; k++) seek(laneAt(k), run.gridTime(n));
      const lane = laneAt(first);
      if (run.segmentAt(lane.segment).kind == run.KIND_CONSTANT) {
        const end = stepsInSegment(lane, n, until);
        if (end > n) {
          if (scheme == EULER) runPair<EulerLane>(first, n, end);
          else runPair<WhiteNoiseLane>(first, n, end);
          run.spend((end - n) * count);
          n = end;
          continue;
        }
      }
    }
    for (let k = first; k < first + count; k++) {
      const lane = laneAt(k);
      if (lane.recording && n % run.recordEvery == 0 && n <= run.wholeSteps) run.sample(lane, lane.V);
      if (scheme == WHITE_NOISE) stepWhiteNoise(lane, n);
      else if (scheme == COLOURED_NOISE) stepColouredNoise(lane, n);
      else if (scheme == GRID) stepGrid(lane, n);
      else stepEuler(lane, n);
    }
    run.spend(count);
    n++;
  }
  for (let k = first; k < first + count; k++) laneAt(k).step = n;
  return run.work;
}

/** The sample at the very end of the sweep, once. */
function lastSample(lane: Lane): void {
  if (!lane.recording || lane.nextSample < 0) return;
  if (lane.step % run.recordEvery == 0 && lane.step <= run.wholeSteps) run.sample(lane, lane.V);
  lane.nextSample = -1;
}

export function spikeCount(): i32 {
  return run.spikeCount;
}

export function spikeLanes(): usize {
  return run.spikeLanes;
}

export function spikeTimes(): usize {
  return run.spikeTimes;
}

/** The host has copied the spikes. */
export function takeSpikes(): void {
  run.takeSpikes();
}

export function samples(lane: i32): usize {
  return laneAt(lane).samples;
}

export function sampleCount(lane: i32): i32 {
  return laneAt(lane).sampleCount;
}

/** The host has copied the samples of every lane. */
export function takeSamples(): void {
  for (let k = 0; k < run.laneCount; k++) laneAt(k).sampleCount = 0;
}
