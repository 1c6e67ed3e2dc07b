import type { NeuronRange, NeuronsRecording } from "../../src-shared/engine/recordings.ts";
import type { SimulationStep } from "../../src-shared/engine/simulate-neurons.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { NeuronMeasures } from "../../src-shared/statistics/neuron-measures.ts";
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
  readonly measures: NeuronMeasures;
  /** undefined when V is not recorded */
  readonly voltage: VoltageTally | undefined;
}

/** Joins the parts of a condition while others are still being simulated. */
export interface ConditionJoin {
  /** Adds the neurons that follow those of the part before. */
  add(part: SimulatedPart): void;
  /** Ends the join; the parts together must be the population. */
  finish(): SimulatedCondition;
}

/** Simulates the parts of a condition, one or several, and joins their results. */
export interface PartSimulation {
  /** Each step of the generator takes about 10 ms; abandon the generator to stop the simulation. */
  simulate(plan: Plan, part: ConditionPart): Generator<SimulationStep, SimulatedPart>;
  join(plan: Plan, condition: Condition): ConditionJoin;
}
