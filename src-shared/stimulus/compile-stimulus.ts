import { decimalSum } from "../foundation/decimal.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import { sin } from "../foundation/elementary-functions.ts";
import { driveUnit, levelFactor } from "../protocol/drive-unit.ts";
import { levelsBefore, withLevelsTimes } from "../protocol/epoch-meaning.ts";
import { epochEdges, epochsInSweep, sweepDuration, type SweepEpoch } from "../protocol/epoch-in-sweep.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { SegmentList } from "./segment-list.ts";
import type { CompiledStimulus } from "./segments.ts";

type Of<Kind extends SweepEpoch["kind"]> = Extract<SweepEpoch, { kind: Kind }>;

/** An epoch with levels in the drive's unit, its time span, and the level before it. */
interface Placed<Epoch> {
  readonly epoch: Epoch;
  /** ms */
  readonly start: number;
  /** ms */
  readonly end: number;
  readonly before: number;
}

/**
 * The epoch table of one sweep as pieces with a closed form, without a gap from 0 to the sweep's end; holding after the last
 * epoch. An edge between epochs is always an edge between segments.
 *
 * @param sweep from 0
 */
export function compileStimulus(p: ResolvedProtocol, sweep: number): CompiledStimulus {
  const factor = levelFactor(p);
  const epochs = epochsInSweep(p, sweep).map((epoch) => (factor === 1 ? epoch : withLevelsTimes(epoch, factor)));
  const holding = p.holding * factor;
  const before = levelsBefore(epochs, holding);
  const edges = epochEdges(epochs, p.dt);
  const list = new SegmentList(new TimeGrid(p.dt));
  epochs.forEach((epoch, k) => {
    append(list, { epoch, start: edges[k]!, end: edges[k + 1]!, before: before[k]! });
  });
  const duration = sweepDuration(p, sweep);
  list.constant(holding, duration);
  return { unit: driveUnit(p), duration, segments: list.segments };
}

function append(list: SegmentList, { epoch, ...place }: Placed<SweepEpoch>): void {
  switch (epoch.kind) {
    case "step":
      return list.constant(epoch.level, place.end);
    case "ramp":
      return list.linear(place.before, (epoch.level - place.before) / (place.end - place.start), place.end);
    case "sine":
      return appendWave(list, epoch, epoch.frequency, epoch.frequency, place.end);
    case "chirp":
      return appendWave(list, epoch, epoch.startFrequency, epoch.endFrequency, place.end);
    case "pulses":
      return appendPulses(list, { epoch, ...place });
    case "waveform":
      return epoch.interpolation === "hold" ? appendHeld(list, { epoch, ...place }) : appendLines(list, { epoch, ...place });
  }
}

/** A sine or chirp; where nothing swings, a constant. Frequencies in Hz become rad / ms. */
function appendWave(list: SegmentList, epoch: Of<"sine" | "chirp">, from: number, to: number, end: number): void {
  const { level, amplitude, phase } = epoch;
  const omega = (2 * Math.PI * from) / 1000;
  if (amplitude === 0) list.constant(level, end);
  else if (from !== to) list.chirp({ level, amplitude, omega, sweepRate: (2 * Math.PI * (to - from)) / 1000 / epoch.duration, phase }, end);
  else if (from === 0) list.constant(level + amplitude * sin(phase), end);
  else list.sine({ level, amplitude, omega, phase }, end);
}

function appendPulses(list: SegmentList, { epoch, start, end, before }: Placed<Of<"pulses">>): void {
  for (let k = 0; list.end < end; k++) {
    const rise = decimalSum(start, k * epoch.period);
    list.constant(before, Math.min(rise, end));
    list.constant(epoch.level, Math.min(decimalSum(rise, epoch.width), end));
  }
}

/** Sample k from its time to the next one's; the first value also before its time, the last one to the end. */
function appendHeld(list: SegmentList, { epoch, start, end }: Placed<Of<"waveform">>): void {
  const { times, values, level, scale } = epoch;
  const isNew = list.segments.length;
  for (let k = 0; k < values.length && list.end < end; k++) {
    const next = k + 1 < times.length ? Math.min(decimalSum(start, times[k + 1]!), end) : end;
    const value = level + scale * values[k]!;
    // Samples that repeat are one piece, but never one with the epoch before.
    if (list.segments.length === isNew) list.constant(value, next);
    else list.held(value, next);
  }
}

/** Straight lines from sample to sample; the first value before its time, the last one to the end. */
function appendLines(list: SegmentList, { epoch, start, end }: Placed<Of<"waveform">>): void {
  const { times, values, level, scale } = epoch;
  const at = (k: number) => level + scale * values[k]!;
  list.constant(at(0), Math.min(decimalSum(start, times[0]!), end));
  for (let k = 1; k < values.length && list.end < end; k++) {
    const [from, to] = [times[k - 1]!, times[k]!];
    const slope = (at(k) - at(k - 1)) / (to - from);
    // Samples too close for a slope are a jump: the next line begins at the later one's level.
    if (!Number.isFinite(slope)) continue;
    // A line that begins before its epoch is entered in the middle.
    const entry = from < 0 ? at(k - 1) - slope * from : at(k - 1);
    list.linear(entry, slope, Math.min(decimalSum(start, to), end));
  }
  list.constant(at(values.length - 1), end);
}
