import { decimalSum } from "../foundation/decimal.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import { levelFactor } from "./drive-unit.ts";
import { leavesHolding, levelsBefore } from "./epoch-meaning.ts";
import { epochEdges, epochsInSweep, sweepDuration, type SweepEpoch } from "./epoch-in-sweep.ts";
import type { ResolvedProtocol } from "./protocol.ts";

/** One row of the epoch table in one sweep. */
export interface EpochSpan {
  /** row of the epoch table, from 0 */
  readonly index: number;
  /** as given, or "epoch 1" */
  readonly label: string;
  /** ms */
  readonly start: number;
  /** ms */
  readonly end: number;
  /** the epoch's level, in the unit of the compiled stimulus: pA or V/s */
  readonly level: number;
}

/** When the epochs of a sweep begin and end. */
export function epochSpans(p: ResolvedProtocol, sweep: number): EpochSpan[] {
  const epochs = epochsInSweep(p, sweep);
  const edges = epochEdges(epochs, p.dt);
  const factor = levelFactor(p);
  return epochs.map(({ index, label, level }, k) => ({ index, label, start: edges[k]!, end: edges[k + 1]!, level: level * factor }));
}

/**
 * Where rate and CV of a sweep are taken, ms: as the protocol says, by default the stimulus: from the start of the first to
 * the end of the last epoch that differs from holding in any sweep (so that a sweep which happens to be at holding keeps the
 * window of the others); the whole sweep where none does. The transient is left out at its start. Times within rounding of the dt
 * grid are times of the grid.
 */
export function rateWindow(p: ResolvedProtocol, sweep: number): { readonly from: number; readonly to: number } {
  const stimulus = stimulusSpan(p, sweep);
  const grid = new TimeGrid(p.dt);
  const from = decimalSum(p.window.from ?? stimulus.from, p.window.transient);
  return { from: grid.put(from), to: grid.put(p.window.to ?? stimulus.to) };
}

/**
 * When the stimulus of a sweep's window begins, ms; latencies are counted from it, whatever is left out of rates. It is the start of the
 * epoch in which the window begins, without its transient, or that of the first epoch that leaves holding where the window begins earlier.
 */
export function stimulusOnset(p: ResolvedProtocol, sweep: number): number {
  const stimulus = stimulusSpan(p, sweep);
  const from = new TimeGrid(p.dt).put(p.window.from ?? stimulus.from);
  if (from <= stimulus.from) return stimulus.from < (p.window.to ?? stimulus.to) ? stimulus.from : from;
  return epochEdges(epochsInSweep(p, sweep), p.dt).findLast((edge) => edge <= from)!;
}

function stimulusSpan(p: ResolvedProtocol, sweep: number): { from: number; to: number } {
  // Numbers are linear in the sweep: one that equals holding in the first and last sweep does so in all.
  const first = differs(epochsInSweep(p, 0), p.holding);
  const last = differs(epochsInSweep(p, p.sweeps - 1), p.holding);
  const isStimulus = first.map((differsInFirst, k) => differsInFirst || last[k]!);
  if (!isStimulus.includes(true)) return { from: 0, to: sweepDuration(p, sweep) };
  const edges = epochEdges(epochsInSweep(p, sweep), p.dt);
  return { from: edges[isStimulus.indexOf(true)]!, to: edges[isStimulus.lastIndexOf(true) + 1]! };
}

/** Per epoch: whether its drive leaves the holding level. */
function differs(epochs: readonly SweepEpoch[], holding: number): boolean[] {
  const before = levelsBefore(epochs, holding);
  return epochs.map((epoch, k) => leavesHolding(epoch, before[k]!, holding));
}
