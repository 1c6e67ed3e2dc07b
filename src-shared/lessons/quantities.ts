import { maximumRate, rheobaseOf, rheobaseUnit, steadyPotential } from "../neuron/derived.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import { sweepDuration } from "../protocol/epoch-in-sweep.ts";
import { currentStepIn, stepResponse } from "../statistics/current-steps.ts";
import { conditionStatistics, type StatisticKey } from "../statistics/condition-statistics.ts";
import type { Plan } from "../plan/plan.ts";
import type { Simulated } from "./simulate-lesson.ts";

/** A number that the engine or theory gives for one condition of a protocol. */
export interface Quantity {
  /** "" for a bare number */
  readonly unit: string;
  /** undefined where it has no value */
  of(simulated: Simulated): number | undefined;
}

/** What is known of a neuron before it is simulated. */
const ofNeuron: Readonly<Record<string, { readonly unit: string; readonly of: (neuron: LifParameters) => number | undefined }>> = {
  tau_m: { unit: "ms", of: ({ tau_m }) => tau_m },
  R_m: { unit: "MOhm", of: ({ R_m }) => R_m },
  C_m: { unit: "pF", of: ({ C_m }) => C_m },
  E_L: { unit: "mV", of: ({ E_L }) => E_L },
  V_th: { unit: "mV", of: ({ V_th }) => V_th },
  V_reset: { unit: "mV", of: ({ V_reset }) => V_reset },
  t_ref: { unit: "ms", of: ({ t_ref }) => t_ref },
  rheobase: { unit: "pA", of: (neuron) => (rheobaseUnit(neuron) === "pA" ? rheobaseOf(neuron) : undefined) },
  maximum_rate: { unit: "Hz", of: maximumRate },
};

/** What a sweep tells besides its statistics. */
const ofSweep: Readonly<Record<string, Quantity>> = {
  steady_V: {
    unit: "mV",
    of: ({ plan, condition, drive }) =>
      drive.level?.constant === true ? steadyPotential(plan.settingOf(condition).protocol.neuron, drive.level.level, drive.stimulus.unit) : undefined,
  },
  V_max: { unit: "mV", of: ({ V }) => V.reduce((most, value) => Math.max(most, value), -Infinity) },
  V_min: { unit: "mV", of: ({ V }) => V.reduce((least, value) => Math.min(least, value), Infinity) },
  fitted_tau: { unit: "ms", of: (simulated) => responseOf(simulated)?.membraneTimeConstant },
  fitted_R: { unit: "MOhm", of: (simulated) => responseOf(simulated)?.inputResistance },
};

/** By the name of their column in summary.csv. */
const statistics = new Map(
  (Object.keys(conditionStatistics) as StatisticKey[]).map((key) => [conditionStatistics[key].name as string, key] as const),
);

/** The names that stand alone, in the order of the guide for teachers. */
export const quantityNames: readonly string[] = [...statistics.keys(), ...Object.keys(ofSweep), ...Object.keys(ofNeuron)];

/**
 * The quantity of a name: a column of summary.csv without its unit ("rate", "cv"), a parameter ("tau_m", "rheobase"), "V at 120" and
 * "rise at 120" (time in ms; rise: per cent of the way from V at the onset to the steady V), or "spike 3" (its time).
 *
 * @returns undefined for a name that is none
 */
export function quantityNamed(name: string): Quantity | undefined {
  const statistic = statistics.get(name);
  if (statistic !== undefined) {
    const { unit } = conditionStatistics[statistic] as { unit?: string };
    return { unit: unit ?? "", of: ({ summary }) => summary[statistic] };
  }
  if (Object.hasOwn(ofSweep, name)) return ofSweep[name];
  if (Object.hasOwn(ofNeuron, name)) {
    const { unit, of } = ofNeuron[name]!;
    return { unit, of: ({ plan, condition }) => of(plan.settingOf(condition).protocol.neuron) };
  }
  const [, kind = "", digits] = /^(V at|rise at|spike) (\d+(?:\.\d+)?)$/.exec(name) ?? [];
  return atNumber[kind]?.(Number(digits));
}

/** Quantities with a number in their name: a time in ms, or a spike counted from 1. */
const atNumber: Readonly<Record<string, (number: number) => Quantity>> = {
  "V at": (time) => ({ unit: "mV", of: (simulated) => voltageAt(simulated, time) }),
  "rise at": (time) => ({ unit: "%", of: (simulated) => riseAt(simulated, time) }),
  spike: (number) => ({ unit: "ms", of: ({ spikes }) => spikes[number - 1] }),
};

/** Whether a time of a quantity ("V at 120") lies in every sweep of a protocol; true for quantities without one. */
export function timeIsInSweeps(name: string, plan: Plan): boolean {
  const time = Number(/ at (\S+)$/.exec(name)?.[1] ?? 0);
  return Array.from({ length: plan.stimuli }, (_, sweep) => sweepDuration(plan.protocol, sweep)).every((duration) => time <= duration);
}

/** V of the first neuron at a time, mV: between two samples on the line between them. */
export function voltageAt({ V, interval }: Pick<Simulated, "V" | "interval">, time: number): number | undefined {
  const at = time / interval;
  const [before, after] = [V[Math.floor(at)], V[Math.ceil(at)]];
  if (before === undefined || after === undefined) return undefined;
  return before + (at - Math.floor(at)) * (after - before);
}

function riseAt(simulated: Simulated, time: number): number | undefined {
  const { drive } = simulated;
  const [steady, start, V] = [ofSweep["steady_V"]!.of(simulated), voltageAt(simulated, drive.onset), voltageAt(simulated, time)];
  if (steady === undefined || start === undefined || V === undefined || steady === start) return undefined;
  return (100 * (V - start)) / (steady - start);
}

function responseOf({ drive, V, interval, spikes }: Simulated): ReturnType<typeof stepResponse> | undefined {
  const step = currentStepIn(drive.stimulus, drive.window);
  return step === undefined ? undefined : stepResponse(step, drive.stimulus.unit, V, interval, spikes);
}
