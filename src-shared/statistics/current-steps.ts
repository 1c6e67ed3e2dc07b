import { TimeGrid } from "../foundation/time-grid.ts";
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

/** true if membrane properties can be fitted: the protocol has steps without noise and records V */
export function hasStepResponses(plan: Plan): boolean {
  return recordsWithoutNoise(plan) && plan.drives.some(({ stimulus, window }) => currentStepIn(stimulus, window) !== undefined);
}

/** true if V is recorded in conditions without noise, and without input from other neurons */
export function recordsWithoutNoise({ protocol: { noise, recordV, network } }: Plan): boolean {
  return network === undefined && recordV && (noise === undefined || noise.levels.includes(0));
}

/** Membrane properties from a subthreshold step; each is undefined if the step does not determine it. */
export interface StepResponse {
  /** mean V of the last 10 % of the time before the step, mV */
  readonly baseline: number | undefined;
  /** mean V of the last 10 % of the step, mV, settled or not */
  readonly steadyState: number | undefined;
  /** mV: a of the exponential a + b exp(-t / tau) that fits V best from the onset to the end of the step, the V that it leads to */
  readonly approached: number | undefined;
  /** part of the way from the baseline to `approached` that V has gone when the step ends */
  readonly settled: number | undefined;
  /** (approached - V that the level before approaches) / (level - level before), MOhm; undefined for a drive in V/s */
  readonly inputResistance: number | undefined;
  /** ms: tau of that exponential */
  readonly membraneTimeConstant: number | undefined;
  /** how far the first 90 % of a hyperpolarising step go below its steady state, mV: 0 for a leaky integrator */
  readonly sag: number | undefined;
}

const SILENT_RESPONSE: StepResponse = {
  ...{ baseline: undefined, steadyState: undefined, approached: undefined, settled: undefined },
  ...{ inputResistance: undefined, membraneTimeConstant: undefined, sag: undefined },
};
/** Part of a level, at its end, that counts as steady. */
const STEADY_PART = 0.1;

/** V that moves less than this part of the whole way in the last tenth of a step has arrived, though no exponential fits. */
const ARRIVED = 0.001;

/**
 * Input resistance, membrane time constant and sag from one step. There is no answer where the neuron spikes between the
 * start of the level before and the end of the step: resets are no property of the membrane. The resistance is that of the levels
 * that V approaches, by exponentials, so that a step that ends early tells it as well.
 *
 * @param V of one neuron, mV; sample i stands at i * interval ms
 * @param spikeTimes of that neuron, ms
 * @see eFEL, eFeatures: voltage_base, steady_state_voltage_stimend, sag_amplitude (steady spans of 10 %)
 */
export function stepResponse(step: CurrentStep, unit: "pA" | "V/s", V: Float64Array, interval: number, spikeTimes: Float64Array): StepResponse {
  const { baselineStart, onset, end } = step;
  if (spikesIn(spikeTimes, { from: baselineStart, to: end }).length > 0) return SILENT_RESPONSE;
  const samples = new TimeGrid(interval);
  const samplesIn = (from: number, to: number) => V.subarray(samples.lastUpTo(from) + 1, samples.lastUpTo(to) + 1);
  const steadyFrom = end - STEADY_PART * (end - onset);
  const baseline = mean(samplesIn(onset - STEADY_PART * (onset - baselineStart), onset));
  const [response, steady] = [samplesIn(onset, end), samplesIn(steadyFrom, end)];
  const steadyState = mean(steady);
  const amplitude = step.level - step.levelBefore;
  const fit = fitExponential(response, interval);
  const approached = fit?.a ?? arrivedAt(steady, baseline);
  const before = fitExponential(samplesIn(baselineStart, onset), interval)?.a ?? baseline;
  const lowest = samplesIn(onset, steadyFrom).reduce((low, value) => Math.min(low, value), Infinity);
  return {
    baseline,
    steadyState,
    approached,
    settled: approached === undefined || baseline === undefined || approached === baseline ? undefined : (response.at(-1)! - baseline) / (approached - baseline),
    // mV / pA is GOhm
    inputResistance: approached === undefined || before === undefined || unit !== "pA" ? undefined : (1000 * (approached - before)) / amplitude,
    membraneTimeConstant: fit?.tau,
    sag: steadyState === undefined || amplitude >= 0 || lowest === Infinity ? undefined : Math.max(0, steadyState - lowest),
  };
}

/** The level that V has reached where it no longer moves; undefined where it does. */
function arrivedAt(steady: Float64Array, baseline: number | undefined): number | undefined {
  const [first, last] = [steady[0], steady.at(-1)];
  if (baseline === undefined || first === undefined || last === undefined) return undefined;
  return Math.abs(last - first) <= ARRIVED * Math.abs(last - baseline) ? mean(steady) : undefined;
}

/** How many of some neurons spike in one condition at a level. */
export interface LevelResponse extends Pick<ConditionSummary, "level" | "levelIsConstant"> {
  readonly firing: number;
  readonly of: number;
}

/**
 * Rheobase as an experimenter measures it: the smallest level of an incrementing series of steps at which at least half of those that
 * are counted spike, all trials together. It lies above the true rheobase by up to one increment, and more for short steps.
 *
 * @param responses of one noise level; steps are told by their constant level
 * @returns undefined where no level evokes a spike, or the lowest level does already
 */
export function measuredRheobase(responses: readonly LevelResponse[]): number | undefined {
  const byLevel = new Map<number, { firing: number; of: number }>();
  for (const { level, levelIsConstant, firing, of } of responses) {
    if (level === undefined || !levelIsConstant) continue;
    const before = byLevel.get(level) ?? { firing: 0, of: 0 };
    byLevel.set(level, { firing: before.firing + firing, of: before.of + of });
  }
  const series = [...byLevel].sort(([one], [other]) => one - other);
  const first = series.findIndex(([, { firing, of }]) => 2 * firing >= of);
  return first > 0 ? series[first]![0] : undefined;
}
