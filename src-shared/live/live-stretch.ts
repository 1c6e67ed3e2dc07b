import { openRun } from "../engine/drive-kernel.ts";
import { kernelInputOf } from "../engine/kernel-input.ts";
import type { LaneState, OpenKernel, OpenRun } from "../engine/kernel.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import type { Plan } from "../plan/plan.ts";
import type { Epoch } from "../protocol/epoch.ts";
import type { LivePiece } from "./live-piece.ts";

/** How neurons begin a stretch. */
export interface StretchStart {
  /** number of the stretch since the reset */
  readonly number: number;
  /** ms since the reset */
  readonly time: number;
  /** what flows and what the neurons are */
  readonly plan: Plan;
  /** the state that each neuron of a population brings along; undefined: all start as the plan says */
  readonly states?: readonly LaneState[] | undefined;
}

/** A protocol of more steps than this is a waveform. */
const mostStepEpochs = 24;
/** Calls in a row that end before their goal. */
const patience = 8;
/** Units of work in one call of the kernel, a few milliseconds. */
const workAtOnce = 1_000_000;

/** One stretch of a live neuron: from a touch, or the reset, up to now. Only its current changes, and it remembers when. */
export class LiveStretch {
  readonly number: number;
  readonly #start: number;
  readonly #grid: TimeGrid;
  readonly #run: OpenRun;
  readonly #lanes: number;
  /** from which steps on which levels flow, in the unit of the levels; steps ascend */
  readonly #changes: { step: number; level: number }[];
  #steps = 0;
  #goal = 0;
  #cuts = 0;

  constructor(kernel: OpenKernel, { number, time, plan, states }: StretchStart, level: number) {
    this.number = number;
    this.#start = time;
    this.#grid = new TimeGrid(plan.protocol.dt);
    this.#changes = [{ step: 0, level }];
    const { stimulus: _stimulus, recordEvery: _every, lanes, ...input } = kernelInputOf({ plan, condition: plan.condition(0) });
    this.#lanes = lanes.length;
    const from = (neuron: LifParameters, k: number): LifParameters => (states === undefined ? neuron : { ...neuron, V_init: states[k]!.V });
    this.#run = openRun(kernel, {
      ...input,
      lanes: lanes.map((lane, k) => ({ ...lane, neuron: from(lane.neuron, k) })),
      recordLanes: 1,
      unit: plan.driveUnit,
      level: levelOf(plan),
      ...(states === undefined ? {} : { rests: states.map(({ rest }) => rest) }),
    });
  }

  /** grid steps that all neurons have behind them */
  get steps(): number {
    return this.#steps;
  }
  /** ms */
  get length(): number {
    return this.#grid.timeOf(this.#steps);
  }
  /** ms since the reset */
  get time(): number {
    return this.#start + this.length;
  }
  /** how often the current changed */
  get changes(): number {
    return this.#changes.length - 1;
  }
  /** Whether work was cut in the middle of a step: nothing can be changed before it is done. */
  get isBetweenSteps(): boolean {
    return this.#steps < this.#goal;
  }

  /** Whether spikes are so many that the end of the step is not in sight. */
  get isStuck(): boolean {
    return this.#cuts >= patience;
  }

  /** The current from now on. @param plan one whose drive is that level */
  hold(level: number, plan: Plan): void {
    const last = this.#changes.at(-1)!;
    if (last.level === level) return;
    this.#run.hold(levelOf(plan));
    // Between two changes there is a step, but for the start.
    if (last.step === this.#steps) this.#changes.pop();
    this.#changes.push({ step: this.#steps, level });
  }

  /** Simulate some steps, or what is left of those before, as far as a piece of work goes. */
  advance(steps: number): LivePiece {
    if (!this.isBetweenSteps) this.#goal = this.#steps + steps;
    const firstStep = this.#steps;
    const { steps: reached, V, spikeLanes, spikeTimes } = this.#run.advance(this.#goal, workAtOnce);
    this.#steps = reached;
    this.#cuts = this.isBetweenSteps ? this.#cuts + 1 : 0;
    const samples = V[0]!;
    return {
      stretch: this.number,
      start: this.#start,
      firstStep,
      steps: reached - firstStep,
      dt: this.#grid.dt,
      V: samples,
      level: new Float64Array(samples.length).fill(this.#changes.at(-1)!.level),
      spikeNeurons: spikeLanes,
      spikeTimes,
    };
  }

  /** Where a neuron is now. */
  stateOf(neuron: number): LaneState {
    return this.#run.stateOf(neuron);
  }

  get states(): readonly LaneState[] {
    return Array.from({ length: this.#lanes }, (_, lane) => this.#run.stateOf(lane));
  }

  /** The current as epochs: a step for each level, or one waveform where they are many. */
  get epochs(): readonly Epoch[] {
    const grid = this.#grid;
    const changes = this.#changes.filter(({ step }) => step < this.#steps);
    if (changes.length > mostStepEpochs) {
      const times = changes.map(({ step }) => grid.timeOf(step));
      const values = changes.map(({ level }) => level);
      return [{ kind: "waveform", label: "Live", duration: this.length, level: 0, times, values, interpolation: "hold" }];
    }
    return changes.map(({ step, level }, k) => ({ kind: "step", duration: grid.timeOf((changes[k + 1]?.step ?? this.#steps) - step), level }));
  }

  close(): void {
    this.#run.close();
  }
}

/** The current of a plan of one constant step, in the unit of the drive. */
function levelOf(plan: Plan): number {
  return plan.drive(0).stimulus.segments[0]!.level;
}
