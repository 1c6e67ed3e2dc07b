import type { Kernel } from "../engine/kernel.ts";
import { wholePopulation } from "../engine/kernel-input.ts";
import { simulateNeurons, spikeCounter } from "../engine/simulate-neurons.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import type { Condition } from "../plan/condition.ts";
import type { Plan } from "../plan/plan.ts";
import type { Drive } from "../plan/sweep-drive.ts";
import { measureNeurons } from "../statistics/neuron-measures.ts";
import { resolutionOf, spikeGrid } from "../statistics/spike-resolution.ts";
import { summariseCondition, type ConditionSummary } from "../statistics/summarise-condition.ts";
import { VoltageAccumulator } from "../statistics/voltage.ts";

/** One condition of a protocol of a lesson, simulated to its end. */
export interface Simulated {
  readonly plan: Plan;
  readonly condition: Condition;
  readonly drive: Drive;
  /** of the first neuron, mV; sample i stands at i * interval */
  readonly V: Float64Array;
  /** ms */
  readonly interval: number;
  /** of the first neuron, ms */
  readonly spikes: Float64Array;
  readonly summary: ConditionSummary;
}

/** Steps times neurons of one condition: what a page simulates while somebody waits, well under a second. */
export const mostSteps = 3_000_000;

/** Steps times neurons that a sweep of a plan takes at most. */
export function stepsOf(plan: Plan): number {
  const { dt, population } = plan.protocol;
  return Math.max(...plan.drives.map(({ stimulus }) => (population * stimulus.duration) / dt));
}

const known = new WeakMap<Plan, Map<number, Simulated>>();

/**
 * Simulates a sweep of a plan as a run would: its first setting and trial. What was simulated is kept with the plan.
 *
 * @param sweep from 0
 * @throws BenchError too-many-spikes, draws-never-sound, result-not-finite
 */
export function simulateSweep(plan: Plan, sweep: number, kernel: Kernel): Simulated {
  const ofPlan = known.get(plan) ?? new Map<number, Simulated>();
  known.set(plan, ofPlan);
  const before = ofPlan.get(sweep);
  if (before !== undefined) return before;
  const simulated = simulate(plan, plan.condition(plan.addressOf({ stimulus: sweep, setting: 0, repeat: 0 })), kernel);
  ofPlan.set(sweep, simulated);
  return simulated;
}

function simulate(asked: Plan, condition: Condition, kernel: Kernel): Simulated {
  const plan = asked.with({ recordV: true, recordEvery: 1, recordNeurons: 1 });
  const { protocol } = plan.settingOf(condition);
  const drive = plan.driveOf(condition);
  const neurons = wholePopulation(protocol);
  const voltage = new VoltageAccumulator(drive.window, protocol.dt);
  const blocks: Float64Array[] = [];
  const simulation = simulateNeurons({ plan, condition, neurons, kernel, newHasher: noDigest, countSpikes: spikeCounter() });
  let step = simulation.next();
  for (; step.done !== true; step = simulation.next()) {
    const { block } = step.value;
    if (block === undefined) continue;
    voltage.add(block);
    blocks.push(Float64Array.from(block.V[0]!));
  }
  const { spikes } = step.value;
  const measures = measureNeurons(spikes, drive.window, spikeGrid(resolutionOf(protocol)));
  return {
    plan,
    condition,
    drive,
    V: joined(blocks),
    interval: new TimeGrid(protocol.dt).timeOf(1),
    spikes: spikes.times.slice(0, spikes.counts[0]),
    summary: summariseCondition({ plan, condition, spikes, measures, voltage: voltage.statistics() }),
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

/** A lesson checks no digests. */
const noDigest = () => ({ update: () => undefined, digest: () => "" });
