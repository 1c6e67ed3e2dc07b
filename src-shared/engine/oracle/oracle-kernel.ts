import type { Kernel, KernelInput, KernelOutput, KernelRun } from "../kernel.ts";
import { ClosedFormLane } from "./oracle-closed-form.ts";
import { ColouredNoiseStepper } from "./oracle-coloured-noise.ts";
import { EulerStepper } from "./oracle-euler.ts";
import { GridStepper } from "./oracle-grid.ts";
import { gridOf, laneSetup, type Grid, type LaneOutput, type LaneSetup } from "./oracle-lane.ts";
import { SteppedLane } from "./oracle-step.ts";
import { WhiteNoiseStepper } from "./oracle-white-noise.ts";

type OracleLane = ClosedFormLane | SteppedLane;

/** The plain implementation: slow, written to be read, and equal to the WebAssembly kernel to the last bit. */
export const oracleKernel: Kernel = {
  start: (input) => new OracleRun(input),
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
  readonly #lanes: OracleLane[];
  readonly #grid: Grid;
  readonly #recordLanes: number;
  #spikeLanes: number[] = [];
  #spikeTimes: number[] = [];
  #samples: number[][];
  #steps = 0;

  constructor(input: KernelInput) {
    this.#grid = gridOf(input.stimulus.duration, input.dt);
    this.#recordLanes = input.recordLanes;
    this.#samples = Array.from({ length: input.recordLanes }, () => []);
    this.#lanes = input.lanes.map((_, position) => laneOf(laneSetup(input, this.#grid, position, this.#outputOf(position))));
  }

  get totalSteps(): number {
    return this.#grid.steps;
  }

  advance(untilStep: number, budget: number): KernelOutput {
    const until = Math.min(untilStep, this.#grid.steps);
    for (const lane of this.#lanes) {
      // A lane of the oracle is never cut by budget: only the step counts.
      while (lane.advance(until, budget) >= budget && !lane.finished);
    }
    this.#steps = Math.max(this.#steps, until);
    const output = {
      steps: this.#steps,
      finished: this.#steps >= this.#grid.steps,
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
