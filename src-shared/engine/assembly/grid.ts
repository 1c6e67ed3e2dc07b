// Spikes on the grid after exact steps. Twin of oracle-grid.ts; keep the order of operations.
import { jointStep } from "./coloured-noise";
import { synapticResponse } from "./drive";
import { exp, expm1 } from "./elementary";
import { heldValueFrom, takeEventsUntil } from "./jumps";
import { gaussian } from "./random";
import { dt, excessOver, gridTime, justBelow, KIND_CONSTANT, Lane, NOISE_COLOURED, NOISE_HELD, NOISE_SHOT, NOISE_WHITE } from "./run";
import { noiseKind, noiseless, noiseLevel, noiseOf, noiseTau, segmentAt, spike, wholeSteps } from "./run";
import { endsWithin, relaxThrough, seek } from "./step";

/** SD of V after h ms of white noise, mV. */
function gridSpread(lane: Lane, h: f64): f64 {
  return noiseLevel * sqrt<f64>(-expm1((-2 * h) / lane.tau_m));
}

export function keepGridSpread(lane: Lane): void {
  lane.spread = gridSpread(lane, dt);
}

/** Whether the step to `to` ends under a constant drive at or below rheobase. */
function restsBelow(lane: Lane, to: f64): bool {
  let i = lane.segment;
  while (!endsWithin(i, to)) i++;
  const segment = segmentAt(i);
  return segment.kind == KIND_CONSTANT && excessOver(lane, segment.level) <= 0;
}

export function stepGrid(lane: Lane, n: i64): i64 {
  const from = gridTime(n);
  const to = gridTime(n + 1);
  const whole = n < wholeSteps ? dt : 0;
  const h = whole > 0 ? whole : to - from;
  let noiseResponse: f64 = 0;
  let jump: f64 = 0;
  if (noiseKind == NOISE_WHITE) {
    noiseResponse = (whole > 0 ? lane.spread : gridSpread(lane, h)) * gaussian(noiseOf(lane));
  } else if (noiseKind == NOISE_COLOURED) {
    noiseResponse = jointStep(lane, h);
  } else if (noiseKind == NOISE_SHOT) {
    jump = takeEventsUntil(lane, to);
    if (noiseTau > 0) {
      noiseResponse = lane.drive * synapticResponse(h, lane.tau_m, noiseTau);
      lane.drive = lane.drive * exp(-h / noiseTau) + jump;
      jump = 0;
    }
  }
  const offset = noiseKind == NOISE_HELD ? heldValueFrom(lane, from) : 0;
  if (lane.stepsToRest > 0) {
    lane.stepsToRest--;
    return 1;
  }
  seek(lane, from);
  const V = relaxThrough(lane, lane.segment, from, to, whole, lane.V, offset) + noiseResponse + jump;
  if (V < lane.V_th) {
    lane.V = V;
    return 1;
  }
  if (V == lane.V_th && noiseless && restsBelow(lane, to)) {
    lane.V = justBelow(lane.V_th);
    return 1;
  }
  spike(lane, to);
  lane.V = lane.V_reset;
  lane.stepsToRest = lane.refractorySteps;
  return 1;
}
