import type { SweepEpoch } from "./epoch-in-sweep.ts";

/**
 * The level from which each epoch's ramp or pulses start: holding at first, then what the epoch before leaves behind. A step,
 * ramp, sine or chirp leaves its own level, pulses the level that they rose from, a waveform the last value it reached.
 */
export function levelsBefore(epochs: readonly SweepEpoch[], holding: number): number[] {
  const before: number[] = [];
  let level = holding;
  for (const epoch of epochs) {
    before.push(level);
    if (epoch.kind === "waveform") level = lastLevel(epoch);
    else if (epoch.kind !== "pulses") level = epoch.level;
  }
  return before;
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
