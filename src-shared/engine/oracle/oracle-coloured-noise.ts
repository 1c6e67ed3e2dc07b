import { exp, expm1, sinh } from "../../foundation/elementary-functions.ts";
import { gaussian } from "../../random/ziggurat.ts";
import { nodes, synapticResponse, target, weights } from "./oracle-drive.ts";
import type { LaneSetup } from "./oracle-lane.ts";
import { arcOf, DriveCursor, relax, stepBounds, subdivide, wholeStepOf, type Piece, type Stepper } from "./oracle-step.ts";

/** Stands for "no crossing". */
const never = -1;

/**
 * A step is taken in parts of at most this share of the shorter time constant, so that the cubic leaves out next to nothing of
 * the path: without it rates come out 0.2 % low at dt 1 ms, tau 2 ms.
 */
const smoothEnough = 0.1;

/**
 * The joint transition of an Ornstein-Uhlenbeck drive y (mV of target, unit SD) and its response X in V over a time h:
 *
 *   y1 = decay y0 + spread xi1,   X = response y0 + slope (y1 - decay y0) + residual xi2
 *
 * with the exact covariances; X is drawn given y at both ends.
 */
export interface JointTransition {
  readonly decay: number;
  readonly spread: number;
  readonly response: number;
  readonly slope: number;
  readonly residual: number;
}

/**
 * Exact coefficients of the joint transition over h ms. The integrals of the squared response and of its product with the
 * decay are taken by quadrature (to rounding), where their closed forms cancel as h^3.
 */
export function jointTransition(h: number, tau_m: number, tau: number): JointTransition {
  const panels = Math.ceil(h / Math.min(tau_m, tau));
  const half = (0.5 * h) / panels;
  let square = 0;
  let product = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = half * (2 * panel + 1);
    for (let k = 0; k < 10; k++) {
      const u = middle + (k < 5 ? half * nodes[k]! : -half * nodes[k - 5]!);
      const response = synapticResponse(u, tau_m, tau);
      const weight = weights[k < 5 ? k : k - 5]!;
      square += weight * (response * response);
      product += weight * (response * exp(-u / tau));
    }
  }
  const intensity = (2 * half) / tau;
  square *= intensity;
  product *= intensity;
  const variance = -expm1((-2 * h) / tau);
  return {
    decay: exp(-h / tau),
    spread: Math.sqrt(variance),
    response: synapticResponse(h, tau_m, tau),
    slope: product / variance,
    residual: Math.sqrt(Math.max(0, square - (product * product) / variance)),
  };
}

/**
 * The exact integrator under an Ornstein-Uhlenbeck current: exact joint transition of drive and V; crossings inside a step from
 * the cubic through V and its slope at both ends, which is smooth because the current is continuous. The current goes its
 * own way on the grid, whatever the spikes do; inside a step it is drawn from its bridge.
 */
export class ColouredNoiseStepper implements Stepper {
  readonly #setup: LaneSetup;
  readonly #cursor: DriveCursor;
  readonly #tau: number;
  readonly #size: number;
  #drive: number;
  #freeFrom = -1;
  V: number;

  constructor(setup: LaneSetup, tau: number) {
    this.#setup = setup;
    this.#cursor = new DriveCursor(setup.drives, setup.grid);
    this.#tau = tau;
    this.#size = setup.lane.gain * setup.input.noiseLevel;
    // The current starts in its stationary state.
    this.#drive = this.#size * gaussian(setup.noise);
    this.V = setup.lane.neuron.V_init;
  }

  step(n: number): number {
    const { grid, lane, output, noise, crossing } = this.#setup;
    const { tau_m, V_reset, t_ref } = lane.neuron;
    const wholeStep = wholeStepOf(grid, n);
    const bounds = stepBounds(grid, n);
    const to = bounds.to;
    let from = bounds.from;
    let y = this.#drive;
    const longest = smoothEnough * Math.min(tau_m, this.#tau);
    const whole = jointTransition(wholeStep ?? to - from, tau_m, this.#tau);
    const y1 = whole.decay * y + this.#size * whole.spread * gaussian(noise);
    let residual = gaussian(noise);
    this.#drive = y1;
    let work = 1;
    for (;;) {
      if (this.#freeFrom >= to) return work;
      if (this.#freeFrom > from) {
        y = this.#bridge(y, y1, this.#freeFrom - from, to - from);
        from = this.#freeFrom;
      }
      const pieces = this.#cursor.pieces(from, to, from === bounds.from ? wholeStep : undefined).flatMap((piece) => subdivide(piece, tau_m, longest));
      let spike = never;
      for (let k = 0; k < pieces.length && spike === never; k++) {
        const piece = pieces[k]!;
        const last = k === pieces.length - 1;
        const next = last ? y1 : this.#bridge(y, y1, piece.length, to - piece.from);
        const transition = piece.length === wholeStep ? whole : jointTransition(piece.length, tau_m, this.#tau);
        // The last piece takes the step's own number, the others draw theirs.
        const xi = last ? residual : gaussian(crossing);
        const V1 = relax(piece, tau_m, this.V, 0) + transition.response * y + transition.slope * (next - transition.decay * y) + this.#size * transition.residual * xi;
        const h = this.#crossing(piece, this.V, y, V1, next);
        if (h === never) {
          y = next;
          from = piece.to;
          this.V = V1;
          continue;
        }
        spike = Math.min(piece.to, piece.from + h);
        output.spike(spike);
        this.V = V_reset;
        this.#freeFrom = spike + t_ref;
        if (this.#freeFrom < piece.to) {
          y = this.#bridge(y, next, this.#freeFrom - piece.from, piece.length);
          from = this.#freeFrom;
        } else {
          y = next;
          from = piece.to;
        }
      }
      if (spike === never || this.#freeFrom >= to) return work;
      residual = gaussian(crossing);
      work++;
    }
  }

  /** y at h1 inside a stretch of length h from y0 to y1, drawn from the Ornstein-Uhlenbeck bridge. */
  #bridge(y0: number, y1: number, h1: number, h: number): number {
    const tau = this.#tau;
    const h2 = h - h1;
    const variance = (expm1((-2 * h1) / tau) * expm1((-2 * h2) / tau)) / -expm1((-2 * h) / tau);
    // sinh of a long stretch is no double, but then each end is felt only near it.
    const mean = h > 100 * tau ? y0 * exp(-h1 / tau) + y1 * exp(-h2 / tau) : (y0 * sinh(h2 / tau) + y1 * sinh(h1 / tau)) / sinh(h / tau);
    return mean + this.#size * Math.sqrt(variance) * gaussian(this.#setup.crossing);
  }

  /** Time in a piece, ms from its start, at which the cubic through V and V' at both ends reaches V_th; or never. */
  #crossing(piece: Piece, V0: number, y0: number, V1: number, y1: number): number {
    const { tau_m, V_th } = this.#setup.lane.neuron;
    const h = piece.length;
    const arc = arcOf(piece, tau_m, V0, 0);
    // h V' at both ends
    const rise0 = (h * (target(arc, 0) + y0 - V0)) / tau_m;
    const rise1 = (h * (target(arc, h) + y1 - V1)) / tau_m;
    // The cubic lies within the hull of its Bezier points.
    if (V1 < V_th && V0 + rise0 / 3 < V_th && V1 - rise1 / 3 < V_th) return never;
    const cubic = { c0: V0 - V_th, c1: rise0, c2: 3 * (V1 - V0) - 2 * rise0 - rise1, c3: rise0 + rise1 - 2 * (V1 - V0) };
    const top = maximumOfCubic(cubic);
    if (top > 0 && top < 1 && valueOfCubic(cubic, top) >= 0) return h * rootOfCubic(cubic, top);
    return V1 >= V_th ? h * rootOfCubic(cubic, 1) : never;
  }
}

/** c0 + c1 x + c2 x^2 + c3 x^3 on [0, 1]: V - V_th over a piece. */
interface Cubic {
  readonly c0: number;
  readonly c1: number;
  readonly c2: number;
  readonly c3: number;
}

function valueOfCubic(p: Cubic, x: number): number {
  return p.c0 + x * (p.c1 + x * (p.c2 + x * p.c3));
}

/** Where the cubic has its local maximum; outside (0, 1) or infinite if it has none there. */
function maximumOfCubic(p: Cubic): number {
  const discriminant = p.c2 * p.c2 - 3 * p.c3 * p.c1;
  if (!(discriminant > 0)) return never;
  const root = Math.sqrt(discriminant);
  return p.c2 <= 0 ? p.c1 / (root - p.c2) : (-p.c2 - root) / (3 * p.c3);
}

/** The root in (0, high], where the cubic goes from below 0 to above: Newton, else bisection, to adjacent doubles. */
function rootOfCubic(p: Cubic, high: number): number {
  let low = 0;
  let above = high;
  let x = high;
  let lastStep = high;
  for (;;) {
    const value = valueOfCubic(p, x);
    if (value === 0) return x;
    if (value < 0) low = x;
    else above = x;
    const step = value / (p.c1 + x * (2 * p.c2 + x * (3 * p.c3)));
    let next = x - step;
    if (!(next > low && next < above && Math.abs(step) < 0.5 * lastStep)) next = low + 0.5 * (above - low);
    if (next <= low || next >= above) return above;
    lastStep = Math.abs(next - x);
    x = next;
  }
}
