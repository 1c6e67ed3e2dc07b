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

/** What a part gives, besides the traces that came before. */
export interface SimulatedPart {
  readonly neurons: NeuronRange;
  readonly recording: NeuronsRecording;
  /** of `measureNeurons` */
  readonly measures: Float64Array;
  /** undefined when V is not recorded */
  readonly voltage: VoltageTally | undefined;
}

/** How a worker simulates: a condition is one part or several, and then is joined. */
export interface PartSimulation {
  /** Some 10 ms per step; who wants to stop does not go on with it. */
  simulate(plan: Plan, part: ConditionPart): Generator<SimulationStep, SimulatedPart>;
  /** @param parts in the order of their neurons, together the population */
  join(plan: Plan, condition: Condition, parts: readonly SimulatedPart[]): SimulatedCondition;
}
