import { decimalSum } from "../foundation/decimal.ts";
import type { Epoch } from "./epoch.ts";
import type { ResolvedProtocol } from "./protocol.ts";

/** An epoch as one sweep has it: every delta applied, every optional number present. */
export type SweepEpoch = { readonly index: number; readonly label: string; readonly duration: number; readonly level: number } & (
  | { readonly kind: "step" | "ramp" }
  | { readonly kind: "sine"; readonly amplitude: number; readonly frequency: number; readonly phase: number }
  | { readonly kind: "chirp"; readonly amplitude: number; readonly startFrequency: number; readonly endFrequency: number; readonly phase: number }
  | { readonly kind: "pulses"; readonly period: number; readonly width: number }
  | {
      readonly kind: "waveform";
      readonly times: readonly number[];
      readonly values: readonly number[];
      readonly interpolation: "hold" | "linear";
      readonly scale: number;
    }
);

/** A number of the epoch table in one sweep: first value plus so many deltas, clean in decimals. */
function inSweep(first: number, delta: number | undefined, sweep: number): number {
  return delta === undefined || delta === 0 || sweep === 0 ? first : decimalSum(first, sweep * delta);
}

/** What an epoch without a label is called: "epoch 2" for row 1. */
export function defaultEpochLabel(index: number): string {
  return `epoch ${index + 1}`;
}

/** Row `index` of the epoch table in sweep `sweep` (from 0); levels in the protocol's level unit, times in ms. */
export function epochInSweep(epoch: Epoch, index: number, sweep: number): SweepEpoch {
  const common = {
    index,
    label: epoch.label ?? defaultEpochLabel(index),
    duration: inSweep(epoch.duration, epoch.deltaDuration, sweep),
    level: inSweep(epoch.level, epoch.deltaLevel, sweep),
  };
  switch (epoch.kind) {
    case "step":
    case "ramp":
      return { ...common, kind: epoch.kind };
    case "sine":
      return {
        ...common,
        kind: epoch.kind,
        amplitude: inSweep(epoch.amplitude, epoch.deltaAmplitude, sweep),
        frequency: inSweep(epoch.frequency, epoch.deltaFrequency, sweep),
        phase: inSweep(epoch.phase ?? 0, epoch.deltaPhase, sweep),
      };
    case "chirp":
      return {
        ...common,
        kind: epoch.kind,
        amplitude: inSweep(epoch.amplitude, epoch.deltaAmplitude, sweep),
        startFrequency: inSweep(epoch.startFrequency, epoch.deltaStartFrequency, sweep),
        endFrequency: inSweep(epoch.endFrequency, epoch.deltaEndFrequency, sweep),
        phase: inSweep(epoch.phase ?? 0, epoch.deltaPhase, sweep),
      };
    case "pulses":
      return { ...common, kind: epoch.kind, period: inSweep(epoch.period, epoch.deltaPeriod, sweep), width: inSweep(epoch.width, epoch.deltaWidth, sweep) };
    case "waveform":
      return {
        ...common,
        kind: epoch.kind,
        times: epoch.times,
        values: epoch.values,
        interpolation: epoch.interpolation,
        scale: inSweep(epoch.scale ?? 1, epoch.deltaScale, sweep),
      };
  }
}

/** The whole epoch table in one sweep. */
export function epochsInSweep(p: Pick<ResolvedProtocol, "epochs">, sweep: number): SweepEpoch[] {
  return p.epochs.map((epoch, index) => epochInSweep(epoch, index, sweep));
}

/** When each epoch starts, ms, clean in decimals, and when the last one ends: one number more than epochs. */
export function epochEdges(epochs: readonly SweepEpoch[]): number[] {
  const edges = [0];
  for (const [k, epoch] of epochs.entries()) edges.push(k === 0 ? epoch.duration : decimalSum(edges[k]!, epoch.duration));
  return edges;
}

/** Length of one sweep, ms: as given, else as long as its epochs. */
export function sweepDuration(p: Pick<ResolvedProtocol, "epochs" | "duration">, sweep: number): number {
  return p.duration ?? epochEdges(epochsInSweep(p, sweep)).at(-1)!;
}
