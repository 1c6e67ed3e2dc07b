import { exp } from "../../foundation/elementary-functions.ts";
import { firstCrossing, never } from "./oracle-crossing.ts";
import { panelLength, potential, type Arc } from "./oracle-drive.ts";
import type { LaneState } from "../kernel.ts";
import { gridTime, justBelow, type LaneSetup } from "./oracle-lane.ts";
import { HeldNoise, ShotNoise } from "./oracle-jumps.ts";

/** Panels that the search of one arc may look at before it is cut and begun anew, so that no arc is endless work. */
const panelsPerArc = 1024;

/** A time with what rounding has added to it: the time meant is `time` - `lag`, to about 1e-32 of itself. */
interface Clock {
  readonly time: number;
  readonly lag: number;
}

/** The clock h ms later. Compensated, so that a million spikes drift by no more than rounding one of them (Kahan 1965, CACM 8:40). */
function later({ time, lag }: Clock, h: number): Clock {
  const added = h - lag;
  const sum = time + added;
  return { time: sum, lag: sum - time - added };
}

/**
 * The exact integrator where V has a closed form between events: no noise, held noise, shot noise. Time goes from arc to arc;
 * an arc ends at a spike, at the end of the refractory period, of a segment, or at a jump of the noise. The grid only says
 * where samples stand, so cost grows with events.
 */
export class ClosedFormLane {
  readonly #setup: LaneSetup;
  readonly #held: HeldNoise | undefined;
  readonly #shot: ShotNoise | undefined;
  readonly #arc: Arc;
  /** the double below V_th, or nearly so, mV */
  readonly #highest: number;
  #segment = 0;
  #now: Clock = { time: 0, lag: 0 };
  #V: number;
  #freeFrom: Clock = { time: -1, lag: 0 };
  #nextSample = 0;
  /** The arc in hand: its end, whether V rests at V_reset in it, and its crossing. */
  #inArc = false;
  #arcEnd: Clock = { time: 0, lag: 0 };
  #resting = false;
  #crossing = never;

  constructor(setup: LaneSetup) {
    this.#setup = setup;
    // Noise of level 0 is no noise: the closed form then goes from spike to spike.
    const noise = setup.input.noiseLevel > 0 ? setup.input.noise : undefined;
    this.#held = noise?.kind === "held" ? new HeldNoise(setup, noise) : undefined;
    this.#shot = noise?.kind === "shot" ? new ShotNoise(setup, noise) : undefined;
    this.#highest = justBelow(setup.lane.neuron.V_th);
    this.#V = setup.lane.neuron.V_init;
    const tau_s = noise?.kind === "shot" ? noise.tau : 0;
    this.#arc = { drive: setup.drives[0]!, tau_m: setup.lane.neuron.tau_m, t0: 0, lag: 0, V0: this.#V, offset: 0, synapse: 0, tau_s };
  }

  /** Work on until grid point `step`, samples up to the one before it included; returns the units of work spent. */
  advance(step: number, budget: number): number {
    const until = gridTime(this.#setup.grid, step);
    let spent = 0;
    while (this.#now.time < until && spent < budget) {
      spent++;
      if (!this.#inArc) this.#beginArc();
      if (!this.#sampleArc(step)) return spent;
      this.#endArc();
    }
    if (step >= this.#setup.grid.steps && this.finished) this.#sampleRest();
    return spent;
  }

  get finished(): boolean {
    return this.#now.time >= this.#setup.grid.duration;
  }

  #beginArc(): void {
    const { drives, grid, lane } = this.#setup;
    const { time, lag } = this.#now;
    while (this.#segment < drives.length - 1 && time >= drives[this.#segment]!.end) this.#segment++;
    const arc = this.#arc;
    arc.drive = drives[this.#segment]!;
    arc.t0 = time;
    arc.lag = lag;
    arc.V0 = this.#V;
    if (this.#held) arc.offset = this.#held.valueFrom(time);
    let end = Math.min(arc.drive.end, grid.duration);
    if (this.#held) end = Math.min(end, this.#held.nextJump);
    if (this.#shot) end = Math.min(end, this.#shot.nextEvent);
    this.#resting = time < this.#freeFrom.time;
    if (this.#resting) {
      this.#arcEnd = this.#notAfter(end, this.#freeFrom);
      this.#crossing = never;
    } else {
      if (arc.drive.amplitude !== 0) {
        const panels = arc.drive.kind === "chirp" ? 1 : panelsPerArc;
        end = Math.min(end, time + panels * panelLength(arc, 0));
      }
      this.#crossing = firstCrossing(arc, lane.neuron.V_th, end - time + lag);
      this.#arcEnd = this.#crossing === never ? { time: end, lag: 0 } : this.#notAfter(end, later(this.#now, this.#crossing));
    }
    this.#inArc = true;
  }

  /** The clock, but at most `end`, which is meant to the bit. */
  #notAfter(end: number, clock: Clock): Clock {
    return clock.time < end ? clock : { time: end, lag: 0 };
  }

  /** Put the samples that lie in the arc before grid point `step`; false if the arc goes on beyond that. */
  #sampleArc(step: number): boolean {
    const { grid, recordEvery, output, lane, isOpen } = this.#setup;
    if (recordEvery > 0) {
      for (; this.#nextSample <= grid.wholeSteps; this.#nextSample += recordEvery) {
        const time = gridTime(grid, this.#nextSample);
        if (time >= this.#arcEnd.time) break;
        if (this.#nextSample >= step) return false;
        output.sample(this.#resting ? lane.neuron.V_reset : potential(this.#arc, time - this.#arc.t0 + this.#arc.lag));
      }
    }
    return !isOpen || this.#arcEnd.time <= gridTime(grid, step);
  }

  /** The drives have changed: the arc in hand, which may end earlier now, is begun anew from where it started. */
  drivesChanged(): void {
    this.#segment = 0;
    this.#inArc = false;
  }

  /** Rest for the first `time` ms, as if the neuron had fired before. */
  restUntil(time: number): void {
    if (time > 0) this.#freeFrom = { time, lag: 0 };
  }

  stateAt(step: number): LaneState {
    const { grid, lane } = this.#setup;
    const time = gridTime(grid, step);
    const V = !this.#inArc ? this.#V : this.#resting ? lane.neuron.V_reset : potential(this.#arc, time - this.#arc.t0 + this.#arc.lag);
    return { V, rest: Math.max(0, this.#freeFrom.time - time - this.#freeFrom.lag) };
  }

  #endArc(): void {
    const { lane } = this.#setup;
    const arc = this.#arc;
    const length = this.#arcEnd.time - arc.t0 + (arc.lag - this.#arcEnd.lag);
    if (this.#resting) this.#V = lane.neuron.V_reset;
    // Without a crossing V is below threshold, though rounding may put it there: at rheobase it comes ever nearer.
    else this.#V = this.#crossing === never ? Math.min(potential(arc, length), this.#highest) : lane.neuron.V_th;
    if (arc.synapse !== 0) arc.synapse *= exp(-length / arc.tau_s);
    this.#now = this.#arcEnd;
    this.#inArc = false;
    if (this.#V >= lane.neuron.V_th) this.#spike();
    if (this.#shot && this.#now.time === this.#shot.nextEvent) {
      const jump = this.#shot.takeEvent();
      if (arc.tau_s > 0) arc.synapse += jump;
      // What arrives in the refractory period is lost, as in NEST.
      else if (this.#now.time >= this.#freeFrom.time) this.#V += jump;
      if (this.#V >= lane.neuron.V_th) this.#spike();
    }
  }

  #spike(): void {
    const { lane, output } = this.#setup;
    output.spike(this.#now.time);
    this.#V = lane.neuron.V_reset;
    this.#freeFrom = later(this.#now, lane.neuron.t_ref);
  }

  /** The samples that stand at the very end of the sweep. */
  #sampleRest(): void {
    const { grid, recordEvery, output } = this.#setup;
    if (recordEvery === 0) return;
    for (; this.#nextSample <= grid.wholeSteps; this.#nextSample += recordEvery) output.sample(this.#V);
  }
}
