import type { TraceSource } from "../../engine/recordings.ts";
import { TimeGrid } from "../../foundation/time-grid.ts";
import type { Plan } from "../../plan/plan.ts";
import { levelAt } from "../../stimulus/sample-stimulus.ts";
import type { CompiledStimulus } from "../../stimulus/segments.ts";
import { impedanceOf, type Impedance } from "./impedance.ts";

/** An impedance, or the spikes that forbid one. */
export interface ImpedanceMeasurement extends Impedance {
  /** of the sweep; with any there is no impedance, and the arrays are empty */
  readonly spikes: number;
}

/** Samples that are transformed: too few show nothing; of more, means of neighbours are. */
const samples = { least: 64, most: 1 << 20 } as const;

/** Whether an impedance can be measured: V is recorded, there is no noise, and a current that is known in pA moves in the window of some sweep. */
export function measuresImpedance({ protocol, driveUnit, drives }: Plan): boolean {
  return driveUnit === "pA" && protocol.recordV && protocol.noise === undefined && drives.some(({ level }) => level?.constant === false);
}

/**
 * Impedance of one neuron from its V and the current of a sweep.
 *
 * @returns undefined where the current does not move or the sweep is too short; no frequencies where the neuron spikes: V is then not the
 *   response of the membrane
 */
export async function measureImpedance({ stimulus, traces, spikes }: {
  readonly stimulus: CompiledStimulus;
  readonly traces: TraceSource;
  readonly spikes: Float64Array;
}): Promise<ImpedanceMeasurement | undefined> {
  const none = new Float64Array(0);
  if (spikes.length > 0) return { spikes: spikes.length, frequency: none, magnitude: none, phase: none, coherence: none };
  if (traces.samples < samples.least) return undefined;
  const together = Math.ceil(traces.samples / samples.most);
  const grid = new TimeGrid(traces.interval);
  const current = means(Float64Array.from({ length: traces.samples }, (_, k) => levelAt(stimulus, grid.timeOf(k))), together);
  if (current.every((level) => level === current[0])) return undefined;
  const V = means(await traces.read(0, 0, traces.samples), together);
  return { spikes: 0, ...impedanceOf(current, V, together * traces.interval) };
}

/** Means of so many neighbours: a filter that both signals pass, which leaves their ratio as it is. */
function means(signal: Float64Array, together: number): Float64Array {
  if (together === 1) return signal;
  const sum = (samples: Float64Array): number => samples.reduce((total, value) => total + value, 0);
  return Float64Array.from({ length: Math.floor(signal.length / together) }, (_, k) => sum(signal.subarray(k * together, (k + 1) * together)) / together);
}
