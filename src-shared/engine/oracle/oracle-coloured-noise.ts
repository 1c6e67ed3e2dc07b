import { exp, expm1, sinh } from "../../foundation/elementary-functions.ts";
import { gaussian } from "../../random/ziggurat.ts";
import { firstOfCubic, never } from "./oracle-cubic.ts";
import { fastest, target } from "./oracle-drive.ts";
import { jointBridge, jointTransition, type JointBridge, type JointTransition } from "./oracle-joint-transition.ts";
import type { LaneSetup } from "./oracle-lane.ts";
import { arcOf, DriveCursor, relaxAll, stepBounds, wholeStepOf, type Piece, type Stepper } from "./oracle-step.ts";

/**
 * Near threshold a stretch is halved until it is at most this share of the shorter time constant: then the cubic leaves out next to
 * nothing of the path. At dt 1 ms, tau 12 ms and tau_m 10 ms rates differ from those of a quarter of this share by -0.0016 +- 0.0026 %;
 * at 0.04 they are 0.009 % low, at 0.1 0.08 % (3 10^6 paired spikes each).
 */
const smoothEnough = 0.02;
/** A stretch whose ends lie so many SDs of the path between them below threshold never crosses it. */
const outOfReach = 8;

/** What is known of the current and of V at a time. */
interface Point {
  readonly time: number;
  readonly y: number;
  readonly V: number;
}

/**
 * The exact integrator under an Ornstein-Uhlenbeck current: exact joint transition of drive and V over each step. Where the path may
 * come to threshold inside a step it is drawn in halves from the exact bridge, and crossings are those of the cubic through V and its
 * slope at both ends of a part, which is smooth because the current is continuous. The current goes its own way on the grid,
 * whatever the spikes do.
 */
export class ColouredNoiseStepper implements Stepper {
  readonly #setup: LaneSetup;
  readonly #cursor: DriveCursor;
  readonly #tau: number;
  readonly #size: number;
  readonly #finest: number;
  #drive: number;
  #freeFrom = -1;
  /** the current when the refractory period of the last spike ends, where that is known */
  #resumed: number | undefined;
  #work = 0;
  V: number;

  constructor(setup: LaneSetup, tau: number) {
    this.#setup = setup;
    this.#cursor = new DriveCursor(setup.drives, setup.grid);
    this.#tau = tau;
    this.#size = setup.lane.gain * setup.input.noiseLevel;
    this.#finest = smoothEnough * Math.min(setup.lane.neuron.tau_m, tau);
    // The current starts in its stationary state.
    this.#drive = this.#size * gaussian(setup.noise);
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
    const { grid, lane, noise, crossing } = this.#setup;
    const { tau_m } = lane.neuron;
    const { from, to } = stepBounds(grid, n);
    let wholeStep = wholeStepOf(grid, n);
    let start = from;
    let y = this.#drive;
    const whole = this.#transition(wholeStep ?? to - from);
    const y1 = whole.decay * y + this.#size * whole.spread * gaussian(noise);
    let residual = gaussian(noise);
    this.#drive = y1;
    this.#work = 1;
    if (this.#freeFrom > from && this.#freeFrom < to) {
      y = this.#between(y, y1, this.#freeFrom - from, to - from);
      start = this.#freeFrom;
      wholeStep = undefined;
    }
    while (this.#freeFrom < to) {
      const pieces = this.#cursor.pieces(start, to, wholeStep);
      const length = wholeStep ?? to - start;
      const { decay, response, slope, residual: spread } = wholeStep === undefined ? this.#transition(length) : whole;
      const V1 = relaxAll(pieces, tau_m, this.V, 0) + response * y + slope * (y1 - decay * y) + this.#size * spread * residual;
      if (!this.#spikesOnTheWay(pieces, { time: start, y, V: this.V }, { time: to, y: y1, V: V1 }, length)) {
        this.V = V1;
        break;
      }
      if (this.#freeFrom >= to) break;
      start = this.#freeFrom;
      y = this.#resumed!;
      wholeStep = undefined;
      // What is left of this step needs a number of its own: the step's is spent.
      residual = gaussian(crossing);
      this.#work++;
    }
    return this.#work;
  }

  /** Whether there is a spike on the way through the pieces; the current and V at an edge between them are drawn from the bridge. */
  #spikesOnTheWay(pieces: readonly Piece[], start: Point, end: Point, length: number): boolean {
    let point = start;
    let left = length;
    for (let k = 0; k < pieces.length - 1; k++) {
      const piece = pieces[k]!;
      const [first, second] = [piece.length, left - piece.length];
      const bridge = jointBridge(this.#transition(first), this.#transition(second), this.#transition(left));
      const edge = this.#drawn(bridge, [piece], pieces.slice(k + 1), point, end, piece.to);
      if (this.#spikesIn(piece, point, edge)) {
        this.#resumeBetween(edge, end);
        return true;
      }
      point = edge;
      left -= piece.length;
    }
    return this.#spikesIn(pieces[pieces.length - 1]!, point, end);
  }

  /** Whether there is a spike in a piece of which both ends are known. */
  #spikesIn(piece: Piece, start: Point, end: Point): boolean {
    const { tau_m, V_th } = this.#setup.lane.neuron;
    const { drive, from, to, length } = piece;
    const middle = from + 0.5 * length;
    const turns = drive.amplitude !== 0 && length * fastest(arcOf(piece, tau_m, 0, 0), 0, length) > 1;
    if ((length > this.#finest || turns) && middle > from && middle < to) {
      const half = this.#transition(0.5 * length);
      const bridge = jointBridge(half, half, this.#transition(length));
      const arc = arcOf(piece, tau_m, start.V, 0);
      const farthest = Math.min(length / 3, this.#tau);
      const rise0 = ((target(arc, 0) + start.y - start.V) / tau_m) * farthest;
      const rise1 = ((target(arc, length) + end.y - end.V) / tau_m) * farthest;
      const reach = outOfReach * this.#size * Math.sqrt(bridge.XWithY * bridge.XWithY + bridge.XSpread * bridge.XSpread);
      const limit = V_th - (this.#bend(piece) + reach);
      if (start.V < limit && end.V < limit && start.V + rise0 < limit && end.V - rise1 < limit) return false;
      this.#work++;
      const left: Piece = { drive, from, to: middle, length: 0.5 * length };
      const right: Piece = { drive, from: middle, to, length: 0.5 * length };
      const point = this.#drawn(bridge, [left], [right], start, end, middle);
      if (!this.#spikesIn(left, start, point)) return this.#spikesIn(right, point, end);
      this.#resumeBetween(point, end);
      return true;
    }
    const h = this.#crossing(piece, start, end);
    if (h === never) return false;
    this.#fire(Math.min(to, from + h));
    this.#resumeBetween(start, end);
    return true;
  }

  #transition(h: number): JointTransition {
    return jointTransition(h, this.#setup.lane.neuron.tau_m, this.#tau);
  }

  /** The current and V at a time between two points, drawn given both; `before` and `after` are the pieces up to that time and from it. */
  #drawn(bridge: JointBridge, before: readonly Piece[], after: readonly Piece[], start: Point, end: Point, time: number): Point {
    const { crossing, lane } = this.#setup;
    const { tau_m } = lane.neuron;
    const { first, second } = bridge;
    const there = relaxAll(before, tau_m, start.V, 0);
    const response = end.V - relaxAll(after, tau_m, there, 0);
    const y = first.decay * start.y;
    const X = first.response * start.y;
    const newsOfY = end.y - second.decay * y;
    const newsOfX = response - (second.response * y + second.leak * X) - bridge.slope * newsOfY;
    const xi1 = gaussian(crossing);
    const xi2 = gaussian(crossing);
    return {
      time,
      y: y + bridge.yFromY * newsOfY + bridge.yFromX * newsOfX + this.#size * (bridge.ySpread * xi1),
      V: there + (X + bridge.XFromY * newsOfY + bridge.XFromX * newsOfX + this.#size * (bridge.XWithY * xi1 + bridge.XSpread * xi2)),
    };
  }

  /** How far a piece's path without noise may bend off its chord, mV: see oracle-white-noise.ts. */
  #bend({ drive, from, length }: Piece): number {
    const { tau_m, V_th } = this.#setup.lane.neuron;
    const s = from - drive.start;
    const first = Math.abs(drive.level + drive.slope * s - V_th);
    const last = Math.abs(drive.level + drive.slope * (s + length) - V_th);
    const amplitude = Math.abs(drive.amplitude);
    const rate = Math.max(Math.abs(drive.omega + drive.sweepRate * s), Math.abs(drive.omega + drive.sweepRate * (s + length)));
    const height = Math.max(first, last) + amplitude + tau_m * (Math.abs(drive.slope) + amplitude * rate);
    return (0.125 * height * length * length) / (tau_m * tau_m);
  }

  #fire(time: number): void {
    const { output, lane } = this.#setup;
    output.spike(time);
    this.V = lane.neuron.V_reset;
    this.#freeFrom = time + lane.neuron.t_ref;
    this.#resumed = undefined;
  }

  /** Draw the current at the end of the refractory period, if that lies between two points and is not drawn yet. */
  #resumeBetween(start: Point, end: Point): void {
    if (this.#resumed === undefined && this.#freeFrom < end.time) this.#resumed = this.#between(start.y, end.y, this.#freeFrom - start.time, end.time - start.time);
  }

  /** y at h1 inside a stretch of length h from y0 to y1, drawn from the Ornstein-Uhlenbeck bridge. */
  #between(y0: number, y1: number, h1: number, h: number): number {
    const tau = this.#tau;
    const h2 = h - h1;
    const variance = (expm1((-2 * h1) / tau) * expm1((-2 * h2) / tau)) / -expm1((-2 * h) / tau);
    // sinh of a long stretch is no double, but then each end is felt only near it.
    const mean = h > 100 * tau ? y0 * exp(-h1 / tau) + y1 * exp(-h2 / tau) : (y0 * sinh(h2 / tau) + y1 * sinh(h1 / tau)) / sinh(h / tau);
    return mean + this.#size * Math.sqrt(variance) * gaussian(this.#setup.crossing);
  }

  /** Time in a piece, ms from its start, at which the cubic through V and V' at both ends reaches V_th; or never. */
  #crossing(piece: Piece, start: Point, end: Point): number {
    const { tau_m, V_th } = this.#setup.lane.neuron;
    const h = piece.length;
    const arc = arcOf(piece, tau_m, start.V, 0);
    // h V' at both ends
    const rise0 = (h * (target(arc, 0) + start.y - start.V)) / tau_m;
    const rise1 = (h * (target(arc, h) + end.y - end.V)) / tau_m;
    const x = firstOfCubic(start.V - V_th, rise0, end.V - V_th, rise1);
    return x === never ? never : h * x;
  }
}
