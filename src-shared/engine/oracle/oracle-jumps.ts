import { log } from "../../foundation/elementary-functions.ts";
import type { ResolvedNoise } from "../../protocol/noise.ts";
import { gaussian } from "../../random/ziggurat.ts";
import { gridTime, type LaneSetup } from "./oracle-lane.ts";

/** Noise that is held between jumps on the grid: a new Gaussian or uniform value, in mV of target, every `intervalSteps` steps. */
export class HeldNoise {
  readonly #setup: LaneSetup;
  readonly #noise: Extract<ResolvedNoise, { kind: "held" }>;
  /** SD or half-width, mV */
  readonly #size: number;
  #jumps = 0;
  #value = 0;
  /** time of the next jump, ms */
  nextJump = 0;

  constructor(setup: LaneSetup, noise: Extract<ResolvedNoise, { kind: "held" }>) {
    this.#setup = setup;
    this.#noise = noise;
    this.#size = setup.lane.gain * setup.input.noiseLevel;
  }

  /** The value that holds from `time` on; called in order of time, never past a jump. */
  valueFrom(time: number): number {
    if (time >= this.nextJump) {
      const { noise, grid } = this.#setup;
      this.#value = this.#size * (this.#noise.distribution === "gaussian" ? gaussian(noise) : 2 * noise.uniform() - 1);
      this.#jumps++;
      const next = this.#jumps * this.#noise.intervalSteps;
      this.nextJump = next >= grid.steps ? Infinity : gridTime(grid, next);
    }
    return this.#value;
  }
}

/** Poisson trains of excitatory and inhibitory events, drawn one after another as one merged train. */
export class ShotNoise {
  readonly #setup: LaneSetup;
  /** events per ms of both trains */
  readonly #rate: number;
  readonly #excitatoryShare: number;
  /** mV (delta), or mV of target (exponential) */
  readonly #excitatoryJump: number;
  readonly #inhibitoryJump: number;
  /** time of the next event, ms; Infinity without events */
  nextEvent = 0;

  constructor(setup: LaneSetup, noise: Extract<ResolvedNoise, { kind: "shot" }>) {
    this.#setup = setup;
    const total = noise.excitatoryRate + noise.inhibitoryRate;
    this.#rate = total * 0.001;
    this.#excitatoryShare = total > 0 ? noise.excitatoryRate / total : 0;
    const scale = noise.synapse === "delta" ? setup.input.noiseLevel : setup.lane.gain * setup.input.noiseLevel;
    this.#excitatoryJump = scale * noise.excitatoryWeight;
    this.#inhibitoryJump = -scale * noise.inhibitoryWeight;
    this.#drawInterval();
  }

  #drawInterval(): void {
    this.nextEvent = this.#rate > 0 ? this.nextEvent - log(1 - this.#setup.noise.uniform()) / this.#rate : Infinity;
  }

  /** The jump of the next event; the one after it becomes the next. */
  takeEvent(): number {
    const jump = this.#setup.noise.uniform() < this.#excitatoryShare ? this.#excitatoryJump : this.#inhibitoryJump;
    this.#drawInterval();
    return jump;
  }

  /** Sum of the jumps of all events up to and including `time`. */
  takeUntil(time: number): number {
    let sum = 0;
    while (this.nextEvent <= time) sum += this.takeEvent();
    return sum;
  }
}
