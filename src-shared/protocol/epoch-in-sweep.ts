import { decimalSum } from "../foundation/decimal.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import type { Epoch } from "./epoch.ts";
import { epochNumbers, type EpochKind, type NumbersOf } from "./epoch-kinds.ts";
import type { ResolvedProtocol } from "./protocol.ts";

interface Common {
  readonly index: number;
  readonly label: string;
  readonly duration: number;
  readonly level: number;
}
type Numbers<Kind extends EpochKind> = { readonly [Key in keyof NumbersOf<Kind>]: number };
type Samples = Readonly<Pick<Extract<Epoch, { kind: "waveform" }>, "times" | "values" | "interpolation">>;

/** An epoch as one sweep has it: every delta applied, every optional number present. */
export type SweepEpoch = { [Kind in EpochKind]: Common & Numbers<Kind> & { readonly kind: Kind } & (Kind extends "waveform" ? Samples : unknown) }[EpochKind];

/** A number of the epoch table in one sweep: first value plus so many deltas, clean in decimals. */
function inSweep(first: number, delta: number | undefined, sweep: number): number {
  return delta === undefined || delta === 0 || sweep === 0 ? first : decimalSum(first, sweep * delta);
}

/** Name of an epoch without a label: "epoch 2" for row 1. */
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
  const given = epoch as unknown as Readonly<Record<string, number | undefined>>;
  const numbers = epochNumbers(epoch.kind).map(({ key, deltaKey, default: byDefault }) => [key, inSweep(given[key] ?? byDefault!, given[deltaKey], sweep)]);
  const samples = epoch.kind === "waveform" ? { times: epoch.times, values: epoch.values, interpolation: epoch.interpolation } : {};
  return { ...common, kind: epoch.kind, ...Object.fromEntries(numbers), ...samples } as SweepEpoch;
}

/** The whole epoch table in one sweep. */
export function epochsInSweep(p: Pick<ResolvedProtocol, "epochs">, sweep: number): SweepEpoch[] {
  return p.epochs.map((epoch, index) => epochInSweep(epoch, index, sweep));
}

/**
 * When each epoch starts, ms, and when the last one ends: one number more than epochs. Edges that lie within rounding of a point of the
 * dt grid are that point, others are clean in decimals.
 */
export function epochEdges(epochs: readonly SweepEpoch[], dt: number): number[] {
  const grid = new TimeGrid(dt);
  let edge = 0;
  return [0, ...epochs.map(({ duration }, k) => grid.put((edge = k === 0 ? duration : decimalSum(edge, duration))))];
}

/** Length of one sweep, ms: as given, else as long as its epochs. */
export function sweepDuration(p: Pick<ResolvedProtocol, "epochs" | "duration" | "dt">, sweep: number): number {
  return p.duration === undefined ? epochEdges(epochsInSweep(p, sweep), p.dt).at(-1)! : new TimeGrid(p.dt).put(p.duration);
}
