// The exact integrator between events. Twin of oracle-closed-form.ts; keep the order of operations.
import { countPanelsAnew, firstCrossing, panels } from "./crossing";
import { Arc, newArc, panelLength, potential, setDrive } from "./drive";
import { exp } from "./elementary";
import { heldValueFrom, takeEvent } from "./jumps";
import { duration, gridTime, justBelow, KIND_CHIRP, Lane, NEVER, NOISE_HELD, NOISE_SHOT, noiseKind, noiseLevel, noiseTau } from "./run";
import { isOpen, recordEvery, sample, segmentAt, segmentCount, spike, steps, wholeSteps } from "./run";

const panelsPerArc: f64 = 1024;
/** The arc in hand; rebuilt from the lane whenever another lane comes. */
let arc: Arc = changetype<Arc>(0);

export function beginClosedForm(): void {
  arc = newArc();
}

// @ts-ignore: decorator
@inline
function held(): bool {
  return noiseKind == NOISE_HELD && noiseLevel > 0;
}

// @ts-ignore: decorator
@inline
function shot(): bool {
  return noiseKind == NOISE_SHOT && noiseLevel > 0;
}

/** Work on until grid point `step` or until `budget` is spent on arcs and panels; returns what was spent. */
export function advanceClosedForm(lane: Lane, step: i64, budget: i64): i64 {
  const until = gridTime(step);
  let spent: i64 = 0;
  if (lane.inArc) restoreArc(lane);
  while (lane.time < until && spent < budget) {
    spent++;
    if (!lane.inArc) {
      countPanelsAnew();
      beginArc(lane);
      spent += panels;
    }
    if (!sampleArc(lane, step)) return spent;
    endArc(lane);
    if (lane.crossing != NEVER && !lane.recording && !isOpen && isUndisturbed()) spent += fireRegularly(lane, until, budget - spent);
  }
  if (step >= steps && lane.time >= duration) sampleRest(lane);
  return spent;
}

/** Whether nothing but the end of its segment can change the drive of the arc in hand. */
// @ts-ignore: decorator
@inline
function isUndisturbed(): bool {
  return arc.amplitude == 0 && arc.slope == 0 && !held() && !shot();
}

/**
 * From a spike on under constant drive every interval is the same: its length is solved once, and the arcs of rest and rise that
 * the oracle takes one by one are added up, in the oracle's order. Returns the spikes fired; the last arcs of a segment are
 * left to the general way.
 */
function fireRegularly(lane: Lane, until: f64, budget: i64): i64 {
  const end = min<f64>(arc.end, duration);
  arc.V0 = lane.V_reset;
  const rise = firstCrossing(arc, lane.V_th, Infinity);
  if (rise == NEVER) return 0;
  const t_ref = lane.t_ref;
  let time = lane.time;
  let lag = lane.lag;
  let freeFrom = lane.freeFrom;
  let freeLag = lane.freeLag;
  let spikes: i64 = 0;
  while (time < until && spikes < budget && freeFrom < end && rise <= end - freeFrom + freeLag) {
    const risen = rise - freeLag;
    time = freeFrom + risen;
    lag = time - freeFrom - risen;
    if (time >= end) {
      time = end;
      lag = 0;
    }
    spike(lane, time);
    const rested = t_ref - lag;
    freeFrom = time + rested;
    freeLag = freeFrom - time - rested;
    spikes++;
  }
  lane.time = time;
  lane.lag = lag;
  lane.freeFrom = freeFrom;
  lane.freeLag = freeLag;
  return spikes;
}

function restoreArc(lane: Lane): void {
  setDrive(arc, lane, lane.segment);
  arc.t0 = lane.arcStart;
  arc.lag = lane.lag;
  arc.V0 = lane.V;
  arc.offset = held() ? lane.offset : 0;
  arc.synapse = lane.synapse;
  arc.tau_s = noiseTau;
}

function beginArc(lane: Lane): void {
  while (lane.segment < segmentCount - 1 && lane.time >= segmentAt(lane.segment).end) lane.segment++;
  lane.arcStart = lane.time;
  if (held()) heldValueFrom(lane, lane.time);
  restoreArc(lane);
  let end = min<f64>(arc.end, duration);
  if (held()) end = min<f64>(end, lane.nextJump);
  if (shot()) end = min<f64>(end, lane.nextEvent);
  lane.resting = lane.time < lane.freeFrom;
  if (lane.resting) {
    endNotAfter(lane, end, lane.freeFrom, lane.freeLag);
    lane.crossing = NEVER;
  } else {
    if (arc.amplitude != 0) {
      const panels = arc.kind == KIND_CHIRP ? 1 : panelsPerArc;
      end = min<f64>(end, lane.time + panels * panelLength(arc, 0));
    }
    lane.crossing = firstCrossing(arc, lane.V_th, end - lane.time + lane.lag);
    if (lane.crossing == NEVER) endNotAfter(lane, end, end, 0);
    else {
      const risen = lane.crossing - lane.lag;
      const time = lane.time + risen;
      endNotAfter(lane, end, time, time - lane.time - risen);
    }
  }
  lane.inArc = 1;
}

/** The arc ends at a time with its lag, but at most at `end`, which is meant to the bit. */
// @ts-ignore: decorator
@inline
function endNotAfter(lane: Lane, end: f64, time: f64, lag: f64): void {
  const isBefore = time < end;
  lane.arcEnd = isBefore ? time : end;
  lane.arcEndLag = isBefore ? lag : 0;
}

function sampleArc(lane: Lane, step: i64): bool {
  if (lane.recording) {
    for (; lane.nextSample <= wholeSteps; lane.nextSample += recordEvery) {
      const time = gridTime(lane.nextSample);
      if (time >= lane.arcEnd) break;
      if (lane.nextSample >= step) return false;
      sample(lane, lane.resting ? lane.V_reset : potential(arc, time - arc.t0 + arc.lag));
    }
  }
  return !isOpen || lane.arcEnd <= gridTime(step);
}

/** V at grid point `step`, which the lane has reached, mV. */
export function closedFormPotential(lane: Lane, step: i64): f64 {
  if (!lane.inArc) return lane.V;
  if (lane.resting) return lane.V_reset;
  restoreArc(lane);
  return potential(arc, gridTime(step) - arc.t0 + arc.lag);
}

/** ms that the lane still rests from grid point `step` on. */
export function closedFormRest(lane: Lane, step: i64): f64 {
  return max<f64>(0, lane.freeFrom - gridTime(step) - lane.freeLag);
}

/** The drive of the arc in hand has another end than it was begun with: it is begun anew, from where it started. */
export function forgetArc(lane: Lane): void {
  lane.inArc = 0;
}

function endArc(lane: Lane): void {
  const length = lane.arcEnd - arc.t0 + (arc.lag - lane.arcEndLag);
  let V = lane.V;
  if (lane.resting) V = lane.V_reset;
  else V = lane.crossing == NEVER ? min<f64>(potential(arc, length), justBelow(lane.V_th)) : lane.V_th;
  if (arc.synapse != 0) lane.synapse *= exp(-length / arc.tau_s);
  lane.V = V;
  lane.time = lane.arcEnd;
  lane.lag = lane.arcEndLag;
  lane.inArc = 0;
  if (lane.V >= lane.V_th) fire(lane);
  if (shot() && lane.time == lane.nextEvent) {
    const jump = takeEvent(lane);
    if (noiseTau > 0) lane.synapse += jump;
    else if (lane.time >= lane.freeFrom) lane.V += jump;
    if (lane.V >= lane.V_th) fire(lane);
  }
}

function fire(lane: Lane): void {
  spike(lane, lane.time);
  lane.V = lane.V_reset;
  const rested = lane.t_ref - lane.lag;
  lane.freeFrom = lane.time + rested;
  lane.freeLag = lane.freeFrom - lane.time - rested;
}

function sampleRest(lane: Lane): void {
  if (!lane.recording) return;
  for (; lane.nextSample <= wholeSteps; lane.nextSample += recordEvery) sample(lane, lane.V);
}
