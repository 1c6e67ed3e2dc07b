import type { BenchError } from "../foundation/bench-error.ts";
import { pulseWiderThanPeriod } from "../errors/protocols-errors.ts";
import type { Epoch } from "./epoch.ts";
import { epochNumbers } from "./epoch-kinds.ts";
import type { SweepEpoch } from "./epoch-in-sweep.ts";

// Effects of each kind of epoch on the drive that are needed before the epoch is compiled into segments.

/**
 * The level that an epoch leaves behind: that from which a ramp or pulses after it start. A step, ramp, sine or chirp leaves its own
 * level, pulses the level that they rose from, a waveform the last value that it reached.
 *
 * @param before the level that the epoch before it left
 */
function levelAfter(epoch: SweepEpoch, before: number): number {
  switch (epoch.kind) {
    case "step":
    case "ramp":
    case "sine":
    case "chirp":
      return epoch.level;
    case "pulses":
      return before;
    case "waveform":
      return lastLevel(epoch);
  }
}

/** The level before each epoch: holding at first, then what the epoch before it leaves behind. */
export function levelsBefore(epochs: readonly SweepEpoch[], holding: number): number[] {
  const before: number[] = [];
  let level = holding;
  for (const epoch of epochs) {
    before.push(level);
    level = levelAfter(epoch, level);
  }
  return before;
}

/** true if the drive of an epoch leaves the holding level. @param before the level before the epoch */
export function leavesHolding(epoch: SweepEpoch, before: number, holding: number): boolean {
  switch (epoch.kind) {
    case "step":
      return epoch.level !== holding;
    case "ramp":
    case "pulses":
      return epoch.level !== holding || before !== holding;
    case "sine":
    case "chirp":
      return epoch.level !== holding || epoch.amplitude !== 0;
    case "waveform":
      return epoch.values.some((value) => epoch.level + epoch.scale * value !== holding);
  }
}

/** The epoch with everything that is a level multiplied by a factor. */
export function withLevelsTimes(epoch: SweepEpoch, factor: number): SweepEpoch {
  const level = epoch.level * factor;
  switch (epoch.kind) {
    case "step":
    case "ramp":
    case "pulses":
      return { ...epoch, level };
    case "sine":
    case "chirp":
      return { ...epoch, level, amplitude: epoch.amplitude * factor };
    case "waveform":
      return { ...epoch, level, scale: epoch.scale * factor };
  }
}

/** About how many segments an epoch is compiled into. */
export function segmentsOf(epoch: SweepEpoch): number {
  switch (epoch.kind) {
    case "step":
    case "ramp":
    case "sine":
    case "chirp":
      return 1;
    case "pulses":
      return 2 * Math.ceil(epoch.duration / epoch.period);
    case "waveform":
      return epoch.times.length;
  }
}

/** true for a kind of epoch that is compiled into waves, which take several times as long to simulate as constants and lines */
export function isWave({ kind }: Pick<Epoch, "kind">): boolean {
  switch (kind) {
    case "sine":
    case "chirp":
      return true;
    case "step":
    case "ramp":
    case "pulses":
    case "waveform":
      return false;
  }
}

/** true if a level of an epoch differs from 0 in any sweep */
export function drives(epoch: Epoch): boolean {
  const isNonzero = (value: number | undefined) => value !== undefined && value !== 0;
  const given = epoch as unknown as Readonly<Record<string, number | undefined>>;
  const levels = epochNumbers(epoch.kind).filter(({ unit }) => unit === "level");
  if (isNonzero(epoch.level) || isNonzero(epoch.deltaLevel) || levels.some(({ key, deltaKey }) => isNonzero(given[key]) || isNonzero(given[deltaKey]))) return true;
  switch (epoch.kind) {
    case "step":
    case "ramp":
    case "sine":
    case "chirp":
    case "pulses":
      return false;
    case "waveform":
      return epoch.values.some(isNonzero);
  }
}

/** The rule that joins several numbers of an epoch, where it is broken. @param where place of the epoch @param sweep from 0 */
export function relationProblem(epoch: SweepEpoch, where: string, sweep: number): BenchError | undefined {
  switch (epoch.kind) {
    case "pulses":
      return epoch.width > epoch.period ? pulseWiderThanPeriod(`${where}/width`, epoch.label, epoch.width, epoch.period, sweep) : undefined;
    case "step":
    case "ramp":
    case "sine":
    case "chirp":
    case "waveform":
      return undefined;
  }
}

/** Level of a waveform just before its epoch ends: later samples are cut off. */
function lastLevel(epoch: Extract<SweepEpoch, { kind: "waveform" }>): number {
  const { times, values, duration } = epoch;
  const next = times.findIndex((time) => time >= duration);
  const k = next < 0 ? times.length - 1 : Math.max(0, next - 1);
  let value = values[k]!;
  if (epoch.interpolation === "linear" && next > 0) {
    value += (values[next]! - value) * ((duration - times[k]!) / (times[next]! - times[k]!));
  }
  return epoch.level + epoch.scale * value;
}
