import { exp } from "../../foundation/elementary-functions.ts";
import { fastest, potential, type Arc, type Drive } from "./oracle-drive.ts";
import type { LaneState } from "../kernel.ts";
import { gridTime, type Grid, type LaneSetup } from "./oracle-lane.ts";

/** A stretch of one step under one drive; ms. */
export interface Piece {
  readonly drive: Drive;
  readonly from: number;
  readonly to: number;
  /** to - from, but exactly dt for a whole step: the kernel keeps that step's constants */
  readonly length: number;
}

/** What happens in one step of a lane that goes along the grid. */
export interface Stepper {
  /** mV at the grid point reached last */
  readonly V: number;
  /** Do grid step n; returns the units of work it took. */
  step(n: number): number;
  /** The drives have changed. */
  drivesChanged(): void;
  /** Rest for the first `time` ms, as if the neuron had fired before. */
  restUntil(time: number): void;
  /** ms of rest that are left at `time` */
  restAt(time: number): number;
}

/** A lane that goes step by step: noisy exact integration, grid and Euler. */
export class SteppedLane {
  readonly #setup: LaneSetup;
  readonly #stepper: Stepper;
  #step = 0;
  #lastSample = -1;

  constructor(setup: LaneSetup, stepper: Stepper) {
    this.#setup = setup;
    this.#stepper = stepper;
  }

  get finished(): boolean {
    return this.#step >= this.#setup.grid.steps;
  }

  drivesChanged(): void {
    this.#stepper.drivesChanged();
  }

  restUntil(time: number): void {
    if (time > 0) this.#stepper.restUntil(time);
  }

  stateAt(step: number): LaneState {
    return { V: this.#stepper.V, rest: this.#stepper.restAt(gridTime(this.#setup.grid, step)) };
  }

  /** Work on until grid point `step`, samples up to the one before it included; returns the units of work spent. */
  advance(step: number, budget: number): number {
    let spent = 0;
    while (this.#step < Math.min(step, this.#setup.grid.steps) && spent < budget) {
      this.#sample();
      spent += this.#stepper.step(this.#step);
      this.#step++;
    }
    if (step >= this.#setup.grid.steps && this.finished) this.#sample();
    return spent;
  }

  #sample(): void {
    const { recordEvery, grid, output } = this.#setup;
    if (recordEvery === 0 || this.#step % recordEvery !== 0 || this.#step > grid.wholeSteps || this.#step === this.#lastSample) return;
    this.#lastSample = this.#step;
    output.sample(this.#stepper.V);
  }
}

/** Walks a lane's drives as time goes on. */
export class DriveCursor {
  readonly #drives: readonly Drive[];
  readonly #tolerance: number;
  #index = 0;

  constructor(drives: readonly Drive[], grid: Grid) {
    this.#drives = drives;
    this.#tolerance = grid.tolerance;
  }

  /** Look for the drive from the first one on again. */
  rewind(): void {
    this.#index = 0;
  }

  /** The drive that holds from `time` on; time never goes back. */
  at(time: number): Drive {
    while (this.#index < this.#drives.length - 1 && this.#drives[this.#index]!.end <= time + this.#tolerance) this.#index++;
    return this.#drives[this.#index]!;
  }

  /** The pieces of [from, to], cut at the edges of the drives; a whole step is one piece of length `wholeStep`. */
  pieces(from: number, to: number, wholeStep: number | undefined): Piece[] {
    this.at(from);
    const pieces: Piece[] = [];
    let a = from;
    for (let i = this.#index; ; i++) {
      const drive = this.#drives[i]!;
      const last = i === this.#drives.length - 1 || drive.end >= to - this.#tolerance;
      const b = last ? to : drive.end;
      if (b > a || last) pieces.push({ drive, from: a, to: b, length: last && pieces.length === 0 && wholeStep !== undefined ? wholeStep : b - a });
      if (last) return pieces;
      a = b;
    }
  }
}

/** Length of step n for the lane's constants: dt exactly, but for a short last step. */
export function wholeStepOf(grid: Grid, n: number): number | undefined {
  return n < grid.wholeSteps ? grid.dt : undefined;
}

/** Begin and end of step n, ms. */
export function stepBounds(grid: Grid, n: number): { from: number; to: number } {
  return { from: gridTime(grid, n), to: gridTime(grid, n + 1) };
}

/** V after one piece without noise and threshold, mV. The constant drive has the form that the kernel's hot loops use. */
function relax(piece: Piece, tau_m: number, V: number, offset: number): number {
  const { drive, length } = piece;
  if (drive.kind === "constant") {
    const u = drive.level + offset;
    return u + (V - u) * exp(-length / tau_m);
  }
  return potential(arcOf(piece, tau_m, V, offset), length);
}

/** V after all pieces without noise and threshold, mV. A chirp is taken in stretches that its quadrature holds. */
export function relaxAll(pieces: readonly Piece[], tau_m: number, V: number, offset: number): number {
  for (const piece of pieces) {
    for (const part of subdivide(piece, tau_m, Infinity)) V = relax(part, tau_m, V, offset);
  }
  return V;
}

/** A piece as an arc that starts at V. */
export function arcOf(piece: Piece, tau_m: number, V: number, offset: number): Arc {
  return { drive: piece.drive, tau_m, t0: piece.from, lag: 0, V0: V, offset, synapse: 0, tau_s: 0 };
}

/** A piece in equal parts of at most `longest` ms, over which its wave turns by at most 1 rad (and, for a chirp, that a tau_m covers). */
function subdivide(piece: Piece, tau_m: number, longest: number): Piece[] {
  const { drive, from, to, length } = piece;
  let parts = Math.ceil(length / longest);
  if (drive.amplitude !== 0) parts = Math.max(parts, Math.ceil(length * fastest(arcOf(piece, tau_m, 0, 0), 0, length)));
  if (drive.kind === "chirp") parts = Math.max(parts, Math.ceil(length / tau_m));
  if (parts <= 1) return [piece];
  return Array.from({ length: parts }, (_, k) => {
    const a = from + (length * k) / parts;
    const b = k === parts - 1 ? to : from + (length * (k + 1)) / parts;
    return { drive, from: a, to: b, length: b - a };
  });
}
