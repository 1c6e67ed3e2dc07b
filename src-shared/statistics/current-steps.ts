import type { Plan } from "../plan/plan.ts";
import { constantStretch, stretchBefore } from "../stimulus/constant-stretch.ts";
import type { CompiledStimulus } from "../stimulus/segments.ts";
import { fitExponential } from "./exponential-fit.ts";
import { mean } from "./mean-and-sd.ts";
import { spikesIn, type TimeWindow } from "./spike-counts.ts";
import type { ConditionSummary } from "./summarise-condition.ts";

/** A step of the drive as an electrophysiologist sees it: a constant level after another constant level. */
export interface CurrentStep {
  /** start of the level before the step, ms */
  readonly baselineStart: number;
  /** ms */
  readonly onset: number;
  /** ms */
  readonly end: number;
  /** in the unit of the stimulus */
  readonly levelBefore: number;
  readonly level: number;
}

/**
 * The step in the window: the longest stretch of constant drive around the window, and the constant stretch before it.
 *
 * @returns undefined where the drive moves in the window, or the sweep begins with its level
 */
export function currentStepIn(stimulus: CompiledStimulus, window: TimeWindow): CurrentStep | undefined {
  const step = constantStretch(stimulus, window);
  const before = step === undefined ? undefined : stretchBefore(stimulus, step);
  if (step === undefined || before === undefined) return undefined;
  return { baselineStart: before.from, onset: step.from, end: step.to, levelBefore: before.level, level: step.level };
}

/** Whether a protocol has steps without noise and records V, so that membrane properties can be fitted. */
export function hasStepResponses(plan: Plan): boolean {
  return recordsWithoutNoise(plan) && plan.drives.some(({ stimulus, window }) => currentStepIn(stimulus, window) !== undefined);
}

/** Whether V is recorded in conditions without noise. */
export function recordsWithoutNoise({ protocol: { noise, recordV } }: Plan): boolean {
  return recordV && (noise === undefined || noise.levels.includes(0));
}

/** What a subthreshold step says about the membrane. Each is undefined where the step cannot tell. */
export interface StepResponse {
  /** mean V of the last 10 % of the time before the step, mV */
  readonly baseline: number | undefined;
  /** mean V of the last 10 % of the step, mV */
  readonly steadyState: number | undefined;
  /** (steady state - baseline) / (level - level before), MOhm; undefined for a drive in V/s */
  readonly inputResistance: number | undefined;
  /** ms: tau of the exponential a + b exp(-t / tau) that fits V best from the onset to the end of the step */
  readonly membraneTimeConstant: number | undefined;
  /** how far the first 90 % of a hyperpolarising step go below its steady state, mV: 0 for a leaky integrator */
  readonly sag: number | undefined;
}

const SILENT_RESPONSE: StepResponse = { baseline: undefined, steadyState: undefined, inputResistance: undefined, membraneTimeConstant: undefined, sag: undefined };
/** Part of a level, at its end, that counts as steady. */
const STEADY_PART = 0.1;

/**
 * Input resistance, membrane time constant and sag from one step. There is no answer where the neuron spikes between the
 * start of the level before and the end of the step: resets are no property of the membrane.
 *
 * @param V of one neuron, mV; sample i stands at i * interval ms
 * @param spikeTimes of that neuron, ms
 * @see eFEL, eFeatures: voltage_base, steady_state_voltage_stimend, sag_amplitude (steady spans of 10 %)
 */
export function stepResponse(step: CurrentStep, unit: "pA" | "V/s", V: Float64Array, interval: number, spikeTimes: Float64Array): StepResponse {
  const { baselineStart, onset, end } = step;
  if (spikesIn(spikeTimes, { from: baselineStart, to: end }).length > 0) return SILENT_RESPONSE;
  const samplesIn = (from: number, to: number) => V.subarray(Math.floor(from / interval + 1e-9) + 1, Math.floor(to / interval + 1e-9) + 1);
  const steadyFrom = end - STEADY_PART * (end - onset);
  const baseline = mean(samplesIn(onset - STEADY_PART * (onset - baselineStart), onset));
  const steadyState = mean(samplesIn(steadyFrom, end));
  const amplitude = step.level - step.levelBefore;
  const deflection = baseline === undefined || steadyState === undefined ? undefined : steadyState - baseline;
  const lowest = samplesIn(onset, steadyFrom).reduce((low, value) => Math.min(low, value), Infinity);
  return {
    baseline,
    steadyState,
    // mV / pA is GOhm
    inputResistance: deflection === undefined || unit !== "pA" ? undefined : (1000 * deflection) / amplitude,
    membraneTimeConstant: fitExponential(samplesIn(onset, end), interval)?.tau,
    sag: steadyState === undefined || amplitude >= 0 || lowest === Infinity ? undefined : Math.max(0, steadyState - lowest),
  };
}

/**
 * Rheobase as an experimenter measures it: the smallest level of an incrementing series of steps that evokes a spike in at
 * least half of its trials. It lies above the true rheobase by up to one increment, and more for short steps.
 *
 * @param summaries of one noise level; steps are told by their constant level
 * @returns undefined where no level evokes a spike, or the lowest level does already
 */
export function measuredRheobase(summaries: readonly ConditionSummary[]): number | undefined {
  const trialsOf = new Map<number, { trials: number; firing: number }>();
  for (const { level, levelIsConstant, spikeCount } of summaries) {
    if (level === undefined || !levelIsConstant) continue;
    const { trials, firing } = trialsOf.get(level) ?? { trials: 0, firing: 0 };
    trialsOf.set(level, { trials: trials + 1, firing: firing + (spikeCount > 0 ? 1 : 0) });
  }
  const series = [...trialsOf].sort(([one], [other]) => one - other);
  const first = series.findIndex(([, { trials, firing }]) => 2 * firing >= trials);
  return first > 0 ? series[first]![0] : undefined;
}
