import { TimeGrid } from "../../foundation/time-grid.ts";
import { Generator } from "../../random/generator.ts";
import { streamPurpose } from "../../random/stream-key.ts";
import type { KernelInput, Lane } from "../kernel.ts";
import { driveOf, type Drive } from "./oracle-drive.ts";

/** The grid of a sweep. A last step shorter than dt ends at the sweep's end; samples stand on whole steps only. */
export interface Grid {
  readonly dt: number;
  readonly times: TimeGrid;
  /** ms */
  readonly duration: number;
  /** steps, the last one possibly short */
  readonly steps: number;
  /** steps of full length */
  readonly wholeSteps: number;
  /** ms: what is nearer than this to a grid point stands on it, the distance is rounding */
  readonly tolerance: number;
}

/** The grid of a sweep of `duration` ms: 1e-9 of a step is rounding, and what doubles round off late in a long sweep. */
export function gridOf(duration: number, dt: number): Grid {
  const tolerance = 1e-9 * dt + 1e-15 * duration;
  const wholeSteps = Math.floor((duration + tolerance) / dt);
  const remainder = duration - wholeSteps * dt;
  return { dt, times: new TimeGrid(dt), duration, wholeSteps, steps: remainder > tolerance ? wholeSteps + 1 : wholeSteps, tolerance };
}

/** Time of grid point n, ms; the last is the sweep's end. */
export function gridTime(grid: Grid, n: number): number {
  return n >= grid.steps ? grid.duration : grid.times.timeOf(n);
}

/** The double below V_th, or nearly so, mV. */
export function justBelow(V_th: number): number {
  return V_th - (2.220446049250313e-16 * Math.abs(V_th) + 5e-324);
}

/** Where a lane puts its spikes and samples. */
export interface LaneOutput {
  spike(time: number): void;
  sample(V: number): void;
}

/** What every kind of lane starts from: one neuron, its drives, its streams, its place on the grid. */
export interface LaneSetup {
  readonly lane: Lane;
  readonly input: KernelInput;
  readonly grid: Grid;
  /** of an open run two, which `hold` replaces: until the last change of the current, and from it on */
  readonly drives: Drive[];
  /** nothing may be computed beyond the grid point that was asked for */
  readonly isOpen: boolean;
  /** increments: one set per step, whatever the spikes do */
  readonly noise: Generator;
  /** crossings, times inside a step, bridges */
  readonly crossing: Generator;
  /** grid points between samples; 0: this lane records no V */
  readonly recordEvery: number;
  readonly output: LaneOutput;
}

/** Set up lane number `position` of a condition. */
export function laneSetup(input: KernelInput, grid: Grid, position: number, output: LaneOutput, isOpen = false): LaneSetup {
  const lane = input.lanes[position]!;
  return {
    lane,
    input,
    grid,
    drives: input.stimulus.segments.map((segment) => driveOf(segment, lane.neuron, lane.gain)),
    noise: Generator.ofStream(input.streamBase, lane.index, streamPurpose.noise),
    crossing: Generator.ofStream(input.streamBase, lane.index, streamPurpose.crossing),
    recordEvery: position < input.recordLanes ? input.recordEvery : 0,
    output,
    isOpen,
  };
}

/** Change the current of an open run from grid point `step` on. */
export function holdDrive({ drives, grid, lane }: LaneSetup, step: number, level: number): void {
  const time = gridTime(grid, step);
  const [past, present] = drives as [Drive, Drive];
  drives[0] = present.start < time ? { ...present, end: time } : past;
  drives[1] = driveOf({ kind: "constant", start: time, end: present.end, level }, lane.neuron, lane.gain);
}
