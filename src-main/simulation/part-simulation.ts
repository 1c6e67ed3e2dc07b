import type { NeuronRange, NeuronsRecording } from "../../src-shared/engine/recordings.ts";
import type { SimulationStep } from "../../src-shared/engine/simulate-neurons.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { VoltageTally } from "../../src-shared/statistics/voltage.ts";
import type { SimulatedCondition } from "./simulator.ts";

/** Some neurons of one condition, to be simulated together. */
export interface ConditionPart {
  readonly condition: Condition;
  readonly neurons: NeuronRange;
  /** counts spikes of the whole condition, see `NeuronsInput` */
  readonly countSpikes: (fresh: number) => number;
}

/** Results of a part, without its traces, which were sent before. */
export interface SimulatedPart {
  readonly neurons: NeuronRange;
  readonly recording: NeuronsRecording;
  /** of `measureNeurons` */
  readonly measures: Float64Array;
  /** undefined when V is not recorded */
  readonly voltage: VoltageTally | undefined;
}

/** Simulates the parts of a condition, one or several, and joins their results. */
export interface PartSimulation {
  /** Each step of the generator takes about 10 ms; abandon the generator to stop the simulation. */
  simulate(plan: Plan, part: ConditionPart): Generator<SimulationStep, SimulatedPart>;
  /** @param parts in the order of their neurons, together the population */
  join(plan: Plan, condition: Condition, parts: readonly SimulatedPart[]): SimulatedCondition;
}
