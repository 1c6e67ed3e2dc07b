import { letterOf } from "../foundation/letter.ts";
import { unitOf } from "../foundation/units.ts";
import type { Epoch } from "../protocol/epoch.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { Parameter } from "./parameter.ts";

/** Numbers of an epoch that are in the unit of the levels. */
const levels = new Set(["level", "deltaLevel", "amplitude", "deltaAmplitude"]);
/** Defaults of omitted numbers; deltas default to 0. */
const leftOut: Readonly<Record<string, number>> = { phase: 0, scale: 1 };

/** Parameters of the epoch table, row by row, and the holding level. Labels are ignored. */
export function epochParameters(p: ResolvedProtocol): Parameter[] {
  return [{ name: "holding level", unit: levelUnit(p), value: p.holding }, ...p.epochs.flatMap((epoch, index) => ofEpoch(epoch, `epoch ${letterOf(index)}`, levelUnit(p)))];
}

/** Unit of the levels. Multiples of the rheobase have their own, so that they are never compared with pA. */
function levelUnit({ levelUnit: unit }: Pick<ResolvedProtocol, "levelUnit">): string {
  return unit === "rheobase" ? "× rheobase" : unit;
}

function ofEpoch(epoch: Epoch, called: string, unit: string): Parameter[] {
  const given = epoch as unknown as Readonly<Record<string, number | undefined>>;
  const number = (key: string): Parameter => ({
    name: `${called}, ${wordsOf(key)}`,
    unit: levels.has(key) ? unit : unitOf(key),
    value: given[key] ?? leftOut[key] ?? 0,
  });
  return [
    { name: `${called}, kind`, value: epoch.kind },
    ...numbersOf(epoch).flatMap((key) => [number(key), number(`delta${key[0]!.toUpperCase()}${key.slice(1)}`)]),
    ...(epoch.kind === "waveform" ? samplesOf(epoch, called, unit) : []),
  ];
}

/** The numbers that an epoch has beyond its deltas. */
function numbersOf({ kind }: Epoch): string[] {
  const common = ["duration", "level"];
  switch (kind) {
    case "step":
    case "ramp":
      return common;
    case "sine":
      return [...common, "amplitude", "frequency", "phase"];
    case "chirp":
      return [...common, "amplitude", "startFrequency", "endFrequency", "phase"];
    case "pulses":
      return [...common, "period", "width"];
    case "waveform":
      return [...common, "scale"];
  }
}

function samplesOf({ times, values, interpolation }: Extract<Epoch, { kind: "waveform" }>, called: string, unit: string): Parameter[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [
    { name: `${called}, interpolation`, value: interpolation },
    { name: `${called}, samples`, value: `${values.length}, mean ${Number(mean.toPrecision(4))} ${unit}`, numbers: [times, values] },
  ];
}

/** "deltaStartFrequency" is "delta start frequency". */
function wordsOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
