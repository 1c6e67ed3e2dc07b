import { exp, expm1, log1p, sinh } from "../../foundation/elementary-functions.ts";
import { gaussian } from "../../random/ziggurat.ts";
import type { LaneSetup } from "./oracle-lane.ts";
import { DriveCursor, relaxAll, stepBounds, wholeStepOf, type Piece, type Stepper } from "./oracle-step.ts";

/** Stands for "no crossing". */
const never = -1;
/** e^-37 is below 2^-53, the smallest positive uniform number: a crossing this unlikely never happens. */
const impossible = 37;
/**
 * A step is halved while the bend of its deterministic path exceeds this share of the bridge's SD in the middle. The threshold
 * is then misplaced by less than 1e-4 of sigma, which moves rates by less than 0.005 % (measured in bench/accuracy.ts).
 */
const straightEnough = 2.5e-4;
/** A stretch of more than so many tau_m is halved whatever its bend: beyond 355 of them e^(2 h / tau_m) is no double. */
const longestStretch = 100;

/**
 * The exact integrator under white noise: exact Ornstein-Uhlenbeck transition over each step, crossings inside it by the
 * Brownian bridge, and the refractory period counted from the time of the crossing.
 *
 * In the time s = sigma^2 (e^(2t/tau_m) - 1) the noise part of (V - E_L) e^(t/tau_m) is a Brownian motion, so between two known
 * ends the process is a Brownian bridge, and it crosses a straight line at distances d0, d1 with probability
 * exp(-2 d0 d1 / S). Written back in V: exp(-(V_th - V0)(V_th - V1) / (sigma^2 sinh(h / tau_m))). Threshold is straight in these
 * coordinates only up to a bend, for which steps are halved by the exact bridge midpoint.
 */
export class WhiteNoiseStepper implements Stepper {
  readonly #setup: LaneSetup;
  readonly #cursor: DriveCursor;
  readonly #sigma: number;
  #freeFrom = -1;
  V: number;

  constructor(setup: LaneSetup) {
    this.#setup = setup;
    this.#cursor = new DriveCursor(setup.drives, setup.grid);
    this.#sigma = setup.input.noiseLevel;
    this.V = setup.lane.neuron.V_init;
  }

  drivesChanged(): void {
    this.#cursor.rewind();
  }

  restUntil(time: number): void {
    this.#freeFrom = time;
  }

  restAt(time: number): number {
    return Math.max(0, this.#freeFrom - time);
  }

  step(n: number): number {
    const { grid, lane, output, noise, crossing } = this.#setup;
    const { tau_m, V_reset, t_ref } = lane.neuron;
    const bounds = stepBounds(grid, n);
    const { to } = bounds;
    let { from } = bounds;
    let wholeStep = wholeStepOf(grid, n);
    let increment = gaussian(noise);
    let work = 1;
    for (;;) {
      if (this.#freeFrom >= to) return work;
      if (this.#freeFrom > from) {
        from = this.#freeFrom;
        wholeStep = undefined;
      }
      const pieces = this.#cursor.pieces(from, to, wholeStep);
      const length = wholeStep ?? to - from;
      const V1 = relaxAll(pieces, tau_m, this.V, 0) + this.#sigma * Math.sqrt(-expm1((-2 * length) / tau_m)) * increment;
      const spike = this.#crossingThrough(pieces, this.V, V1, length);
      if (spike === never) {
        this.V = V1;
        return work;
      }
      output.spike(spike);
      this.V = V_reset;
      this.#freeFrom = spike + t_ref;
      // What is left of this step needs a number of its own: the step's increment is spent.
      if (this.#freeFrom < to) increment = gaussian(crossing);
      wholeStep = undefined;
      work++;
    }
  }

  /** First crossing on the way from V0 to V1 through the pieces, ms; V at an edge between them is drawn from the bridge. */
  #crossingThrough(pieces: readonly Piece[], V0: number, V1: number, length: number): number {
    const { tau_m } = this.#setup.lane.neuron;
    let V = V0;
    let left = length;
    for (let k = 0; k < pieces.length - 1; k++) {
      const piece = pieces[k]!;
      const there = relaxAll([piece], tau_m, V, 0);
      const end = relaxAll(pieces.slice(k + 1), tau_m, there, 0);
      const next = this.#bridge(there, end, V1, piece.length, left);
      const spike = this.#crossing(piece, V, next);
      if (spike !== never) return spike;
      V = next;
      left -= piece.length;
    }
    return this.#crossing(pieces[pieces.length - 1]!, V, V1);
  }

  /**
   * V at h1 inside a stretch of length h whose end is V1, drawn from the Ornstein-Uhlenbeck bridge; `there` and `end` are where
   * the path without noise stands at h1 and h.
   */
  #bridge(there: number, end: number, V1: number, h1: number, h: number): number {
    const { tau_m } = this.#setup.lane.neuron;
    const h2 = h - h1;
    const variance = (expm1((-2 * h1) / tau_m) * expm1((-2 * h2) / tau_m)) / -expm1((-2 * h) / tau_m);
    // sinh of a long stretch is no double, but then only the growth towards its end counts.
    const share = h > longestStretch * tau_m ? exp((h1 - h) / tau_m) : sinh(h1 / tau_m) / sinh(h / tau_m);
    return there + (V1 - end) * share + this.#sigma * Math.sqrt(variance) * gaussian(this.#setup.crossing);
  }

  /** First crossing within one piece from V0 (below V_th) to V1, ms, or never. */
  #crossing(piece: Piece, V0: number, V1: number): number {
    const { tau_m, V_th } = this.#setup.lane.neuron;
    const sigma = this.#sigma;
    const h = piece.length;
    const bend = this.#bend(piece);
    const spread = 1 / (sigma * sigma * sinh(h / tau_m));
    const limit = V_th - bend;
    if (V0 < limit && V1 < limit && (limit - V0) * (limit - V1) * spread > impossible) return never;
    const middle = piece.from + 0.5 * h;
    const straight = h > longestStretch * tau_m ? -1 : straightEnough * sigma * Math.sqrt(-expm1(-h / tau_m) / (1 + exp(-h / tau_m)));
    if (bend > straight && middle > piece.from && middle < piece.to) {
      const left: Piece = { drive: piece.drive, from: piece.from, to: middle, length: 0.5 * h };
      const right: Piece = { drive: piece.drive, from: middle, to: piece.to, length: 0.5 * h };
      const there = relaxAll([left], tau_m, V0, 0);
      const V = this.#bridge(there, relaxAll([right], tau_m, there, 0), V1, 0.5 * h, h);
      const first = this.#crossing(left, V0, V);
      return first !== never ? first : this.#crossing(right, V, V1);
    }
    if (V1 < V_th && !this.#crosses((V_th - V0) * (V_th - V1) * spread)) return never;
    return Math.min(piece.to, piece.from + this.#timeOfCrossing(V_th - V0, Math.abs(V_th - V1), h));
  }

  /** True with probability e^-x. The rational bound settles most draws without an exponential. */
  #crosses(x: number): boolean {
    const u = this.#setup.crossing.uniform();
    if (u * (1 + x * (1 + x * (0.5 + x * 0.16666666666666666))) > 1) return false;
    return u < exp(-x);
  }

  /**
   * A bound of how far threshold bends away from its chord on a piece, mV. The distance e of V_th - V from the chord obeys
   * e'' - e / tau_m^2 = (u - V_th) / tau_m^2 - u' / tau_m with e = 0 at both ends, so |e| <= sup|right side| h^2 / 8.
   */
  #bend(piece: Piece): number {
    const { tau_m, V_th } = this.#setup.lane.neuron;
    const { drive, length } = piece;
    const s = piece.from - drive.start;
    const first = Math.abs(drive.level + drive.slope * s - V_th);
    const last = Math.abs(drive.level + drive.slope * (s + length) - V_th);
    const amplitude = Math.abs(drive.amplitude);
    const rate = Math.max(Math.abs(drive.omega + drive.sweepRate * s), Math.abs(drive.omega + drive.sweepRate * (s + length)));
    const height = Math.max(first, last) + amplitude + tau_m * (Math.abs(drive.slope) + amplitude * rate);
    return (0.125 * height * length * length) / (tau_m * tau_m);
  }

  /**
   * Time of the first passage inside a piece of length h, ms after its start, given distances d0 > 0 and d1 >= 0 of its ends from
   * threshold. In the bridge's own time, t / (S - t) is inverse Gaussian with mean d0 / d1' and shape d0^2 / S, whichever side
   * the end lies on; drawn after Michael, Schucany and Haas (1976), in a form that does not cancel.
   */
  #timeOfCrossing(d0: number, d1: number, h: number): number {
    const { crossing, lane } = this.#setup;
    const { tau_m } = lane.neuron;
    const growth = expm1((2 * h) / tau_m);
    const S = this.#sigma * this.#sigma * growth;
    const end = d1 * exp(h / tau_m);
    const normal = gaussian(crossing);
    const u = crossing.uniform();
    let ratio: number;
    if (end > 0) {
      const w = (normal * normal * S) / (2 * d0 * end);
      const q = 1 / (1 + w + Math.sqrt(w * (2 + w)));
      ratio = u * (1 + q) <= 1 ? (d0 / end) * q : d0 / end / q;
    } else {
      ratio = (d0 * d0) / (normal * normal * S);
    }
    const share = ratio > 1e300 ? 1 : ratio / (1 + ratio);
    return 0.5 * tau_m * log1p(growth * share);
  }
}
