// Forward Euler and Euler-Maruyama. Twin of oracle-euler.ts, which gives the order of operations; keep it.
import { Arc, newArc, setDrive, target } from "./drive";
import { heldValueFrom, takeEventsUntil } from "./jumps";
import { gaussian } from "./random";
import { dt, gridTime, justBelow, KIND_CONSTANT, Lane, levelIn, NOISE_COLOURED, NOISE_HELD, NOISE_SHOT, NOISE_WHITE } from "./run";
import { noiseKind, noiseless, noiseLevel, noiseOf, noiseTau, segmentAt, spike, wholeSteps } from "./run";
import { seek } from "./step";

let scratch: Arc = changetype<Arc>(0);

export function beginEuler(): void {
  scratch = newArc();
}

/** The increment of a whole step under white noise, mV; kept in the lane. */
export function keepEulerSpread(lane: Lane): void {
  lane.spread = noiseLevel * sqrt<f64>((2 * dt) / lane.tau_m);
}

export function stepEuler(lane: Lane, n: i64): i64 {
  const from = gridTime(n);
  const to = gridTime(n + 1);
  const h = n < wholeSteps ? dt : to - from;
  const drive = lane.drive;
  let increment: f64 = 0;
  let jump: f64 = 0;
  if (noiseKind == NOISE_WHITE) {
    increment = noiseLevel * sqrt<f64>((2 * h) / lane.tau_m) * gaussian(noiseOf(lane));
  } else if (noiseKind == NOISE_COLOURED) {
    lane.drive = drive - (h / noiseTau) * drive + lane.gain * noiseLevel * sqrt<f64>((2 * h) / noiseTau) * gaussian(noiseOf(lane));
  } else if (noiseKind == NOISE_SHOT) {
    jump = takeEventsUntil(lane, to);
    if (noiseTau > 0) {
      lane.drive = drive - (h / noiseTau) * drive + jump;
      jump = 0;
    }
  }
  const offset = noiseKind == NOISE_HELD ? heldValueFrom(lane, from) : 0;
  if (lane.stepsToRest > 0) {
    lane.stepsToRest--;
    return 1;
  }
  seek(lane, from);
  const segment = segmentAt(lane.segment);
  let u = levelIn(lane, lane.segment) + offset;
  if (segment.kind != KIND_CONSTANT) {
    setDrive(scratch, lane, lane.segment);
    scratch.t0 = from;
    scratch.offset = offset;
    scratch.synapse = 0;
    u = target(scratch, 0);
  }
  move(lane, to, u, h, lane.V + (h / lane.tau_m) * pull(u + drive, lane.V) + increment + jump);
  return 1;
}

/** tau_m dV/dt, mV, under a drive that holds V at u in the end. Here a neuron model differs from another. */
// @ts-ignore: decorator
@inline
export function pull(u: f64, V: f64): f64 {
  return u - V;
}

/** Take V at the right edge `to` of a step of h ms under the stimulus u: a spike there, or the new potential. */
// @ts-ignore: decorator
@inline
export function move(lane: Lane, to: f64, u: f64, h: f64, V: f64): void {
  if (V < lane.V_th) {
    lane.V = V;
    return;
  }
  if (noiseless && u <= lane.V_th && h <= lane.tau_m) {
    lane.V = justBelow(lane.V_th);
    return;
  }
  spike(lane, to);
  lane.V = lane.V_reset;
  lane.stepsToRest = lane.refractorySteps;
}
