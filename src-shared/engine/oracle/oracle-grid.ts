import { exp, expm1 } from "../../foundation/elementary-functions.ts";
import { gaussian } from "../../random/ziggurat.ts";
import { jointTransition } from "./oracle-joint-transition.ts";
import { synapticResponse } from "./oracle-drive.ts";
import { HeldNoise, ShotNoise } from "./oracle-jumps.ts";
import { gridTime, justBelow, type LaneSetup } from "./oracle-lane.ts";
import { DriveCursor, relaxAll, stepBounds, wholeStepOf, type Stepper } from "./oracle-step.ts";

/**
 * Exact subthreshold steps with spikes on the grid, as NEST does it. In each step: V is carried over exactly, jumps that arrive
 * within the step are added at its right edge, V >= V_th there is a spike stamped with that edge, and V rests at V_reset for
 * t_ref, rounded to whole steps. Noise goes on through the refractory period; delta jumps that arrive in it are lost.
 */
export class GridStepper implements Stepper {
  readonly #setup: LaneSetup;
  readonly #noiseless: boolean;
  readonly #cursor: DriveCursor;
  readonly #held: HeldNoise | undefined;
  readonly #shot: ShotNoise | undefined;
  readonly #refractorySteps: number;
  #stepsToRest = 0;
  /** Ornstein-Uhlenbeck or synaptic drive, mV of target */
  #drive = 0;
  V: number;

  constructor(setup: LaneSetup) {
    this.#setup = setup;
    this.#noiseless = setup.input.noise === undefined || setup.input.noiseLevel === 0;
    this.#cursor = new DriveCursor(setup.drives, setup.grid);
    const { noise, noiseLevel } = setup.input;
    this.#held = noise?.kind === "held" ? new HeldNoise(setup, noise) : undefined;
    this.#shot = noise?.kind === "shot" ? new ShotNoise(setup, noise) : undefined;
    if (noise?.kind === "ornstein-uhlenbeck") this.#drive = setup.lane.gain * noiseLevel * gaussian(setup.noise);
    this.#refractorySteps = Math.floor(setup.lane.neuron.t_ref / setup.grid.dt + 0.5);
    this.V = setup.lane.neuron.V_init;
  }

  drivesChanged(): void {
    this.#cursor.rewind();
  }

  restUntil(time: number): void {
    this.#stepsToRest = Math.floor(time / this.#setup.grid.dt + 0.5);
  }

  restAt(): number {
    return this.#stepsToRest * this.#setup.grid.dt;
  }

  step(n: number): number {
    const { grid, lane, output, noise, input } = this.#setup;
    const { tau_m, V_th, V_reset } = lane.neuron;
    const { from, to } = stepBounds(grid, n);
    const wholeStep = wholeStepOf(grid, n);
    const h = wholeStep ?? to - from;
    let noiseResponse = 0;
    let jump = 0;
    switch (input.noise?.kind) {
      case "white":
        noiseResponse = input.noiseLevel * Math.sqrt(-expm1((-2 * h) / tau_m)) * gaussian(noise);
        break;
      case "ornstein-uhlenbeck": {
        const size = lane.gain * input.noiseLevel;
        const transition = jointTransition(h, tau_m, input.noise.tau);
        const y = this.#drive;
        const y1 = transition.decay * y + size * transition.spread * gaussian(noise);
        noiseResponse = transition.response * y + transition.slope * (y1 - transition.decay * y) + size * transition.residual * gaussian(noise);
        this.#drive = y1;
        break;
      }
      case "shot":
        jump = this.#shot!.takeUntil(to);
        if (input.noise.tau > 0) {
          noiseResponse = this.#drive * synapticResponse(h, tau_m, input.noise.tau);
          this.#drive = this.#drive * exp(-h / input.noise.tau) + jump;
          jump = 0;
        }
        break;
      case "held":
      case undefined:
        break;
    }
    const offset = this.#held ? this.#held.valueFrom(gridTime(grid, n)) : 0;
    if (this.#stepsToRest > 0) {
      this.#stepsToRest--;
      return 1;
    }
    const pieces = this.#cursor.pieces(from, to, wholeStep);
    const V = relaxAll(pieces, tau_m, this.V, offset) + noiseResponse + jump;
    if (V < V_th) {
      this.V = V;
      return 1;
    }
    // Under a constant drive at or below rheobase V only comes nearer: where rounding has closed the gap there is no spike.
    const { drive } = pieces[pieces.length - 1]!;
    if (V === V_th && this.#noiseless && drive.kind === "constant" && drive.excess <= 0) {
      this.V = justBelow(V_th);
      return 1;
    }
    output.spike(to);
    this.V = V_reset;
    this.#stepsToRest = this.#refractorySteps;
    return 1;
  }
}
