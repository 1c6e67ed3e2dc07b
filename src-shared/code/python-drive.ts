import type { Epoch } from "../protocol/epoch.ts";
import { epochNumbers } from "../protocol/epoch-kinds.ts";
import { defaultEpochLabel } from "../protocol/epoch-in-sweep.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { indented, inSweepText, pyComment, pyNumber, pyNumbers } from "./python-text.ts";

/**
 * What the drive of a protocol is as a function of time:
 * - current: the level at time `at`, in the unit of the levels;
 * - followed: what a membrane with time constant tau_m follows, in the same unit: the particular solution x of tau_m dx/dt = I - x in the
 *   piece that holds at time `t`, taken at time `at`. V relaxes towards E_L + gain x, so that V(t + dt) follows exactly.
 */
export type DriveForm = "current" | "followed";

/** Times that are nearer than this to an edge, ms, lie on it: sums of decimals are rounded. */
const rounding = "1e-9";

/**
 * The lines of a Python function for the drive of a sweep, by NumPy. `t` and `at` are columns of times (ms), `sweep` counts from 0.
 * Of a chirp there is no form "followed"; the caller refuses it.
 */
export function driveFunction(protocol: ResolvedProtocol, form: DriveForm): string[] {
  const body = [
    `I = np.full(t.shape, ${pyNumber(protocol.holding)}, dtype=float)`,
    `before, end = ${pyNumber(protocol.holding)}, 0.0`,
    ...protocol.epochs.flatMap((epoch, index) => epochLines(epoch, index, form)),
    protocol.levelUnit === "rheobase" ? "return I * I_rh" : "return I",
  ];
  const unit = { pA: "pA", "V/s": "V/s", rheobase: "multiples of the rheobase, returned in the unit of I_rh" }[protocol.levelUnit];
  return form === "current"
    ? ["def current(t, sweep):", ...indented([`# The stimulus at times t (ms); levels in ${unit}. Sweeps count from 0.`, "at = t", ...body])]
    : [
        "def followed(t, at, sweep):",
        ...indented([
          "# What the membrane follows at times `at` (ms) under the stimulus that holds from t on: the particular solution of",
          `# tau_m dx/dt = I - x. Levels in ${unit}. Sweeps count from 0.`,
          ...body,
        ]),
      ];
}

function epochLines(epoch: Epoch, index: number, form: DriveForm): string[] {
  const label = epoch.label ?? defaultEpochLabel(index);
  return [
    "",
    pyComment(`${label}: ${epoch.kind}`),
    `start, end = end, end + ${inSweepText(epoch.duration, epoch.deltaDuration)}`,
    `inside = (t > start - ${rounding}) & (t < end - ${rounding})`,
    ...valueLines(epoch, form),
  ];
}

/** The value inside an epoch, and the level that it leaves behind. */
function valueLines(epoch: Epoch, form: DriveForm): string[] {
  const level = inSweepText(epoch.level, epoch.deltaLevel);
  const number = numbersIn(epoch);
  switch (epoch.kind) {
    case "step":
      return [`before = ${level}`, "I = np.where(inside, before, I)"];
    case "ramp":
      return [
        `level = ${level}`,
        "slope = (level - before) / (end - start) if end > start else 0.0  # per ms",
        `I = np.where(inside, before + slope * (at - start)${form === "followed" ? " - slope * tau_m" : ""}, I)`,
        "before = level",
      ];
    case "sine":
      return [
        `before = ${level}`,
        `omega = 2 * np.pi * (${number("frequency")}) / 1000  # rad/ms`,
        `angle = omega * (at - start) + ${number("phase")}`,
        form === "current"
          ? `I = np.where(inside, before + (${number("amplitude")}) * np.sin(angle), I)`
          : `wave = (np.sin(angle) - omega * tau_m * np.cos(angle)) / (1 + (omega * tau_m) ** 2)`,
        ...(form === "current" ? [] : [`I = np.where(inside, before + (${number("amplitude")}) * wave, I)`]),
      ];
    case "chirp":
      return [
        `before = ${level}`,
        `f0, f1 = ${number("startFrequency")}, ${number("endFrequency")}  # Hz`,
        "s = at - start",
        `angle = 2 * np.pi / 1000 * (f0 * s + (f1 - f0) * s**2 / (2 * (end - start))) + ${number("phase")}`,
        `I = np.where(inside, before + (${number("amplitude")}) * np.sin(angle), I)`,
      ];
    case "pulses":
      return [
        `period, width = ${number("period")}, ${number("width")}  # ms`,
        `s = t - start - period * np.floor((t - start) / period + ${rounding})`,
        `I = np.where(inside, np.where(s < width - ${rounding}, ${level}, before), I)`,
      ];
    case "waveform":
      return [
        `times, values = np.array(${pyNumbers(epoch.times)}), np.array(${pyNumbers(epoch.values)}, dtype=float)`,
        `values = ${level} + (${number("scale")}) * values`,
        `k = np.searchsorted(times, t - start + ${rounding}, side="right") - 1`,
        ...(epoch.interpolation === "hold" ? ["value = values[np.maximum(k, 0)]"] : lineLines(form)),
        "I = np.where(inside, value, I)",
        epoch.interpolation === "hold"
          ? `before = values[max(np.searchsorted(times, end - start - ${rounding}, side="right") - 1, 0)]`
          : "before = np.interp(end - start, times, values)",
      ];
  }
}

/** A straight line between two samples; before the first and after the last their values. */
function lineLines(form: DriveForm): string[] {
  return [
    "# Straight lines from sample to sample; constant before the first and after the last.",
    "gaps = np.diff(times)",
    "slopes = np.where(gaps > 0, np.diff(values) / np.where(gaps > 0, gaps, 1), 0)",
    "slopes = np.concatenate([[0.0], slopes, [0.0]])[k + 1]",
    "first = np.maximum(k, 0)",
    `value = values[first] + slopes * (at - start - times[first])${form === "followed" ? " - slopes * tau_m" : ""}`,
  ];
}

/** Text of a number of the epoch beyond level and duration, with its change from sweep to sweep. */
function numbersIn(epoch: Epoch): (key: string) => string {
  const given = epoch as unknown as Readonly<Record<string, number | undefined>>;
  const declared = epochNumbers(epoch.kind);
  return (key) => {
    const { deltaKey, default: byDefault = 0 } = declared.find((number) => number.key === key)!;
    return inSweepText(given[key] ?? byDefault, given[deltaKey]);
  };
}

/** A Python function for the length of a sweep, ms. */
export function durationFunction({ duration, epochs }: ResolvedProtocol): string[] {
  const sum = epochs.map((epoch) => inSweepText(epoch.duration, epoch.deltaDuration)).join(" + ");
  return ["def duration(sweep):", ...indented([`return ${duration === undefined ? sum || "0" : pyNumber(duration)}  # ms`])];
}
