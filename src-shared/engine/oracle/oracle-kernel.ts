import { conditionOfOpenRun, type KernelInput, type KernelOutput, type KernelRun, type LaneState, type OpenInput, type OpenKernel, type OpenRun } from "../kernel.ts";
import { ClosedFormLane } from "./oracle-closed-form.ts";
import { ColouredNoiseStepper } from "./oracle-coloured-noise.ts";
import { EulerStepper } from "./oracle-euler.ts";
import { GridStepper } from "./oracle-grid.ts";
import { gridOf, holdDrive, laneSetup, type Grid, type LaneOutput, type LaneSetup } from "./oracle-lane.ts";
import { SteppedLane } from "./oracle-step.ts";
import { WhiteNoiseStepper } from "./oracle-white-noise.ts";

type OracleLane = ClosedFormLane | SteppedLane;

/** The plain implementation: slow, written to be read, and equal to the WebAssembly kernel to the last bit. */
export const oracleKernel: OpenKernel = {
  start: (input) => new OracleRun(input),
  open: (input) => new OpenOracleRun(input),
};

/** The lane that fits integrator and noise. Noise of level 0 is no noise: sigma -> 0 ends in the closed form. */
function laneOf(setup: LaneSetup): OracleLane {
  const { integrator, noise, noiseLevel } = setup.input;
  switch (integrator) {
    case "euler":
      return new SteppedLane(setup, new EulerStepper(setup));
    case "grid":
      return new SteppedLane(setup, new GridStepper(setup));
    case "exact":
      if (noise?.kind === "white" && noiseLevel > 0) return new SteppedLane(setup, new WhiteNoiseStepper(setup));
      if (noise?.kind === "ornstein-uhlenbeck" && noiseLevel > 0) return new SteppedLane(setup, new ColouredNoiseStepper(setup, noise.tau));
      return new ClosedFormLane(setup);
  }
}

class OracleRun implements KernelRun {
  protected readonly setups: LaneSetup[];
  protected readonly lanes: OracleLane[];
  readonly #grid: Grid;
  readonly #recordLanes: number;
  #spikeLanes: number[] = [];
  #spikeTimes: number[] = [];
  #samples: number[][];
  protected steps = 0;

  constructor(input: KernelInput, isOpen = false) {
    this.#grid = gridOf(input.stimulus.duration, input.dt);
    this.#recordLanes = input.recordLanes;
    this.#samples = Array.from({ length: input.recordLanes }, () => []);
    this.setups = input.lanes.map((_, position) => laneSetup(input, this.#grid, position, this.#outputOf(position), isOpen));
    this.lanes = this.setups.map(laneOf);
  }

  get totalSteps(): number {
    return this.#grid.steps;
  }

  advance(untilStep: number, budget: number): KernelOutput {
    const until = Math.min(untilStep, this.#grid.steps);
    for (const lane of this.lanes) {
      // A lane of the oracle is never cut by budget: only the step counts.
      while (lane.advance(until, budget) >= budget && !lane.finished);
    }
    this.steps = Math.max(this.steps, until);
    const output = {
      steps: this.steps,
      finished: this.steps >= this.#grid.steps,
      spikeLanes: Uint32Array.from(this.#spikeLanes),
      spikeTimes: Float64Array.from(this.#spikeTimes),
      V: this.#samples.slice(0, this.#recordLanes).map((samples) => Float64Array.from(samples)),
    };
    this.#spikeLanes = [];
    this.#spikeTimes = [];
    this.#samples = this.#samples.map(() => []);
    return output;
  }

  /** Its memory is the garbage collector's. */
  close(): void {}

  #outputOf(position: number): LaneOutput {
    return {
      spike: (time) => {
        this.#spikeLanes.push(position);
        this.#spikeTimes.push(time);
      },
      sample: (V) => this.#samples[position]!.push(V),
    };
  }
}

class OpenOracleRun extends OracleRun implements OpenRun {
  constructor(input: OpenInput) {
    super(conditionOfOpenRun(input), true);
    input.rests?.forEach((time, position) => this.lanes[position]!.restUntil(time));
  }

  hold(level: number): void {
    for (const setup of this.setups) holdDrive(setup, this.steps, level);
    for (const lane of this.lanes) lane.drivesChanged();
  }

  stateOf(lane: number): LaneState {
    return this.lanes[lane]!.stateAt(this.steps);
  }
}
