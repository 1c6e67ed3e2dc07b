import type { Polyline } from "../charts/trace-view.ts";
import type { BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import type { LifParameters } from "../../src-shared/neuron/lif-parameters.ts";
import type { PlanData } from "../../src-shared/plan/plan.ts";

/** A request for a preview. */
export interface PreviewRequest {
  /** of the protocol */
  readonly plan: PlanData;
  /** position of the parameters, such as the noise level, among their combinations */
  readonly setting: number;
  /** the shown sweep, which is simulated first */
  readonly sweep: number;
  /** "small": the shown sweep alone, and little of it, because the usual preview took too long */
  readonly size: PreviewSize;
}

export type PreviewSize = "usual" | "small";

/** Simulation of one sweep for the preview: first trial, first neuron. */
export interface PreviewSweep {
  /** from 0 */
  readonly sweep: number;
  /** mV, as far as it was simulated */
  readonly voltage: Polyline;
  /** ms */
  readonly spikes: Float64Array;
  /** in the unit of the preview */
  readonly stimulus: Polyline;
}

/** Properties of a sweep that are known without simulation. */
export interface PredictedSweep {
  readonly sweep: number;
  /** in the window where the rate is taken; undefined: it has none */
  readonly level: number | undefined;
  /** whether the drive stays at this level all through the window; else it is its mean */
  readonly isConstant: boolean;
  /** level in multiples of the rheobase; undefined where that has another unit, or none */
  readonly timesRheobase: number | undefined;
  /** where the membrane would settle, mV; undefined where the drive moves */
  readonly V_inf: number | undefined;
  /** SD of V around there by the noise, as if there were no threshold, mV; undefined where it is not known */
  readonly V_sd: number | undefined;
  /** long-run rate, Hz; undefined where there is no formula, or the window is too short for it */
  readonly rate: number | undefined;
  /** long-run CV of the intervals; undefined likewise, and where the neuron is silent */
  readonly cv: number | undefined;
}

/** Why there is no prediction: neurons differ, the noise has no formula, the drive moves, windows are too short for the long run. */
export type NoPrediction = "spread" | "noise" | "drive" | "short";

/** What formulas say of a protocol, before anything is simulated. */
export interface PredictedProtocol {
  readonly unit: "pA" | "V/s";
  /** by sweep; of very many, some */
  readonly predicted: readonly PredictedSweep[];
  /** rate against level; undefined where there is no formula */
  readonly curve: Polyline | undefined;
  /** how far windows are expected from the long run, at most, as a part of it */
  readonly longRunError: number;
  /** undefined: there is a prediction */
  readonly noPrediction: NoPrediction | undefined;
  /** in `unit`; undefined where it has another */
  readonly rheobase: number | undefined;
}

/** The content of the preview. */
export interface Preview extends PredictedProtocol {
  /** ms, of the longest sweep */
  readonly duration: number;
  /** simulated time from the start, ms; less than `duration` if simulating all of it would take too long */
  readonly shown: number;
  /** by sweep, of all sweeps or as many as there was time for */
  readonly sweeps: readonly PreviewSweep[];
  /** the neuron that is shown */
  readonly cell: LifParameters;
  /** ms of work */
  readonly took: number;
}

export type PreviewMessage = { readonly id: number; readonly request: PreviewRequest };
/** The thread answers each request with the prediction, if it comes so far, and then with the preview or an error. */
export type PreviewAnswer = { readonly id: number } & ({ readonly prediction: PredictedProtocol } | { readonly preview: Preview } | { readonly error: BenchErrorJson });
