import { gaussian } from "../../random/ziggurat.ts";
import { target } from "./oracle-drive.ts";
import { HeldNoise, ShotNoise } from "./oracle-jumps.ts";
import { justBelow, type LaneSetup } from "./oracle-lane.ts";
import { arcOf, DriveCursor, stepBounds, wholeStepOf, type Stepper } from "./oracle-step.ts";

/**
 * Forward Euler and Euler-Maruyama, as courses teach them. Order of operations in step n from t to t + dt:
 *
 * 1. everything on the right side is taken at the left edge t: stimulus, held value, Ornstein-Uhlenbeck and synaptic drive;
 * 2. V += dt / tau_m (u - V) + sigma sqrt(2 dt / tau_m) xi, plus the delta jumps that arrive in (t, t + dt];
 * 3. V >= V_th is a spike, stamped t + dt (the right edge; Brian2 stamps the left), and V = V_reset there;
 * 4. V then rests for t_ref, rounded to whole steps; noise goes on, delta jumps that arrive are lost.
 */
export class EulerStepper implements Stepper {
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
    const h = wholeStepOf(grid, n) ?? to - from;
    const drive = this.#drive;
    let increment = 0;
    let jump = 0;
    switch (input.noise?.kind) {
      case "white":
        increment = input.noiseLevel * Math.sqrt((2 * h) / tau_m) * gaussian(noise);
        break;
      case "ornstein-uhlenbeck": {
        const { tau } = input.noise;
        this.#drive = drive - (h / tau) * drive + lane.gain * input.noiseLevel * Math.sqrt((2 * h) / tau) * gaussian(noise);
        break;
      }
      case "shot":
        jump = this.#shot!.takeUntil(to);
        if (input.noise.tau > 0) {
          this.#drive = drive - (h / input.noise.tau) * drive + jump;
          jump = 0;
        }
        break;
      case "held":
      case undefined:
        break;
    }
    const offset = this.#held ? this.#held.valueFrom(from) : 0;
    if (this.#stepsToRest > 0) {
      this.#stepsToRest--;
      return 1;
    }
    const piece = { drive: this.#cursor.at(from), from, to, length: h };
    const stimulus = target(arcOf(piece, tau_m, this.V, offset), 0);
    const u = stimulus + drive;
    const V = this.V + (h / tau_m) * pull(u, this.V) + increment + jump;
    if (V < V_th) {
      this.V = V;
      return 1;
    }
    // A step of at most tau_m goes no farther than u: at or below rheobase there is no spike where rounding has closed the gap.
    if (this.#noiseless && stimulus <= V_th && h <= tau_m) {
      this.V = justBelow(V_th);
      return 1;
    }
    output.spike(to);
    this.V = V_reset;
    this.#stepsToRest = this.#refractorySteps;
    return 1;
  }
}

/** tau_m dV/dt, mV, under a drive that holds V at u in the end. Here a neuron model differs from another. */
function pull(u: number, V: number): number {
  return u - V;
}
