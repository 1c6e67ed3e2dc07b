// Exact Ornstein-Uhlenbeck current. Twin of oracle-coloured-noise.ts, which gives the reasons; keep the order of operations.
import { Arc, newArc, nodes, setDrive, synapticResponse, target, weights } from "./drive";
import { exp, expm1, sinh } from "./elementary";
import { gaussian } from "./random";
import { crossingOf, dt, gridTime, Lane, NEVER, noiseLevel, noiseOf, noiseTau, segmentAt, spend, spike, wholeSteps } from "./run";
import { endsWithin, partsOf, relaxOnce, seek } from "./step";

// The joint transition computed last; a whole step's is kept in the lane.
let decay: f64 = 0;
let spread: f64 = 0;
let response: f64 = 0;
let slope: f64 = 0;
let residual: f64 = 0;

const smoothEnough: f64 = 0.1;

let scratch: Arc = changetype<Arc>(0);

export function beginColouredNoise(): void {
  scratch = newArc();
}

function jointTransition(h: f64, tau_m: f64, tau: f64): void {
  const panels = ceil<f64>(h / min<f64>(tau_m, tau));
  const half = (0.5 * h) / panels;
  let square: f64 = 0;
  let product: f64 = 0;
  for (let panel: f64 = 0; panel < panels; panel++) {
    const middle = half * (2 * panel + 1);
    for (let k = 0; k < 10; k++) {
      const u = middle + (k < 5 ? half * unchecked(nodes[k]) : -half * unchecked(nodes[k - 5]));
      const r = synapticResponse(u, tau_m, tau);
      const weight = unchecked(weights[k < 5 ? k : k - 5]);
      square += weight * (r * r);
      product += weight * (r * exp(-u / tau));
    }
  }
  const intensity = (2 * half) / tau;
  square *= intensity;
  product *= intensity;
  const variance = -expm1((-2 * h) / tau);
  decay = exp(-h / tau);
  spread = sqrt<f64>(variance);
  response = synapticResponse(h, tau_m, tau);
  slope = product / variance;
  residual = sqrt<f64>(max<f64>(0, square - (product * product) / variance));
}

/** Keep the joint transition of a whole step in the lane. */
export function keepJointTransition(lane: Lane): void {
  jointTransition(dt, lane.tau_m, noiseTau);
  lane.jointDecay = decay;
  lane.jointSpread = spread;
  lane.jointResponse = response;
  lane.jointSlope = slope;
  lane.jointResidual = residual;
}

/** Bring the joint transition over h ms to hand. */
function useTransition(lane: Lane, h: f64): void {
  if (h != dt) {
    jointTransition(h, lane.tau_m, noiseTau);
    return;
  }
  decay = lane.jointDecay;
  spread = lane.jointSpread;
  response = lane.jointResponse;
  slope = lane.jointSlope;
  residual = lane.jointResidual;
}

/** One step of drive and response for the grid integrator: moves lane.drive, returns the response in V, mV. */
export function jointStep(lane: Lane, h: f64): f64 {
  const size = lane.gain * noiseLevel;
  const noise = noiseOf(lane);
  useTransition(lane, h);
  const y = lane.drive;
  const y1 = decay * y + size * spread * gaussian(noise);
  lane.drive = y1;
  return response * y + slope * (y1 - decay * y) + size * residual * gaussian(noise);
}

export function stepColouredNoise(lane: Lane, n: i64): void {
  const tau_m = lane.tau_m;
  const size = lane.gain * noiseLevel;
  const noise = noiseOf(lane);
  const start = gridTime(n);
  const to = gridTime(n + 1);
  const whole = n < wholeSteps ? dt : 0;
  let from = start;
  let y = lane.drive;
  useTransition(lane, whole > 0 ? whole : to - from);
  const y1 = decay * y + size * spread * gaussian(noise);
  let xi = gaussian(noise);
  lane.drive = y1;
  const longest = smoothEnough * min<f64>(tau_m, noiseTau);
  while (true) {
    if (lane.freeFrom >= to) return;
    if (lane.freeFrom > from) {
      y = bridge(lane, y, y1, lane.freeFrom - from, to - from);
      from = lane.freeFrom;
    }
    seek(lane, from);
    const wholeHere = from == start ? whole : 0;
    let i = lane.segment;
    let a = from;
    let first = true;
    let fired = false;
    while (true) {
      const lastPiece = endsWithin(i, to);
      const b = lastPiece ? to : segmentAt(i).end;
      if (b > a || lastPiece) {
        const length = lastPiece && first && wholeHere > 0 ? wholeHere : b - a;
        first = false;
        setDrive(scratch, lane, i);
        scratch.offset = 0;
        scratch.synapse = 0;
        scratch.tau_s = 0;
        const parts = partsOf(scratch, a, length, longest);
        if (parts > 1) spend(<i64>parts);
        for (let k: f64 = 0; k < parts && !fired; k++) {
          const partFrom = parts == 1 ? a : a + (length * k) / parts;
          const partTo = k == parts - 1 ? b : a + (length * (k + 1)) / parts;
          const h = parts == 1 ? length : partTo - partFrom;
          const last = lastPiece && k == parts - 1;
          const next = last ? y1 : bridge(lane, y, y1, h, to - partFrom);
          const number = last ? xi : gaussian(crossingOf(lane));
          useTransition(lane, h);
          const V1 = relaxOnce(lane, i, partFrom, h, lane.V, 0) + response * y + slope * (next - decay * y) + size * residual * number;
          const time = crossing(lane, partFrom, h, lane.V, y, V1, next);
          if (time == NEVER) {
            y = next;
            from = partTo;
            lane.V = V1;
            continue;
          }
          const at = min<f64>(partTo, partFrom + time);
          fired = true;
          spike(lane, at);
          lane.V = lane.V_reset;
          lane.freeFrom = at + lane.t_ref;
          if (lane.freeFrom < partTo) {
            y = bridge(lane, y, next, lane.freeFrom - partFrom, h);
            from = lane.freeFrom;
          } else {
            y = next;
            from = partTo;
          }
        }
      }
      if (lastPiece || fired) break;
      a = b;
      i++;
    }
    if (!fired || lane.freeFrom >= to) return;
    xi = gaussian(crossingOf(lane));
  }
}

function bridge(lane: Lane, y0: f64, y1: f64, h1: f64, h: f64): f64 {
  const tau = noiseTau;
  const h2 = h - h1;
  const variance = (expm1((-2 * h1) / tau) * expm1((-2 * h2) / tau)) / -expm1((-2 * h) / tau);
  const mean = h > 100 * tau ? y0 * exp(-h1 / tau) + y1 * exp(-h2 / tau) : (y0 * sinh(h2 / tau) + y1 * sinh(h1 / tau)) / sinh(h / tau);
  return mean + lane.gain * noiseLevel * sqrt<f64>(variance) * gaussian(crossingOf(lane));
}

// The cubic in hand: V - V_th over a piece, x from 0 to 1.
let c0: f64 = 0;
let c1: f64 = 0;
let c2: f64 = 0;
let c3: f64 = 0;

/** Reads the drive from the scratch arc, whose segment is the piece's. */
function crossing(lane: Lane, from: f64, h: f64, V0: f64, y0: f64, V1: f64, y1: f64): f64 {
  const V_th = lane.V_th;
  scratch.t0 = from;
  scratch.V0 = V0;
  const rise0 = (h * (target(scratch, 0) + y0 - V0)) / lane.tau_m;
  const rise1 = (h * (target(scratch, h) + y1 - V1)) / lane.tau_m;
  if (V1 < V_th && V0 + rise0 / 3 < V_th && V1 - rise1 / 3 < V_th) return NEVER;
  c0 = V0 - V_th;
  c1 = rise0;
  c2 = 3 * (V1 - V0) - 2 * rise0 - rise1;
  c3 = rise0 + rise1 - 2 * (V1 - V0);
  const top = maximumOfCubic();
  if (top > 0 && top < 1 && valueOfCubic(top) >= 0) return h * rootOfCubic(top);
  return V1 >= V_th ? h * rootOfCubic(1) : NEVER;
}

function valueOfCubic(x: f64): f64 {
  return c0 + x * (c1 + x * (c2 + x * c3));
}

function maximumOfCubic(): f64 {
  const discriminant = c2 * c2 - 3 * c3 * c1;
  if (!(discriminant > 0)) return NEVER;
  const root = sqrt<f64>(discriminant);
  return c2 <= 0 ? c1 / (root - c2) : (-c2 - root) / (3 * c3);
}

function rootOfCubic(high: f64): f64 {
  let low: f64 = 0;
  let above = high;
  let x = high;
  let lastStep = high;
  while (true) {
    const value = valueOfCubic(x);
    if (value == 0) return x;
    if (value < 0) low = x;
    else above = x;
    const step = value / (c1 + x * (2 * c2 + x * (3 * c3)));
    let next = x - step;
    if (!(next > low && next < above && abs<f64>(step) < 0.5 * lastStep)) next = low + 0.5 * (above - low);
    if (next <= low || next >= above) return above;
    lastStep = abs<f64>(next - x);
    x = next;
  }
}
