import { letterOf } from "../foundation/letter.ts";
import type { Epoch } from "../protocol/epoch.ts";
import { deltaKey, epochNumbers, wordsOf } from "../protocol/epoch-kinds.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { Parameter } from "./parameter.ts";

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
  const number = (key: string, unitOfNumber: string | undefined, leftOut: number): Parameter => ({
    name: `${called}, ${wordsOf(key)}`,
    unit: unitOfNumber,
    value: given[key] ?? leftOut,
  });
  const withDelta = (key: string, unitOfNumber: string | undefined, leftOut = 0): Parameter[] => [number(key, unitOfNumber, leftOut), number(deltaKey(key), unitOfNumber, 0)];
  return [
    { name: `${called}, kind`, value: epoch.kind },
    ...withDelta("duration", "ms"),
    ...withDelta("level", unit),
    ...epochNumbers(epoch.kind).flatMap((one) => withDelta(one.key, one.unit === "level" ? unit : one.unit === "" ? undefined : one.unit, one.default)),
    ...(epoch.kind === "waveform" ? samplesOf(epoch, called, unit) : []),
  ];
}

function samplesOf({ times, values, interpolation }: Extract<Epoch, { kind: "waveform" }>, called: string, unit: string): Parameter[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [
    { name: `${called}, interpolation`, value: interpolation },
    { name: `${called}, samples`, value: `${values.length}, mean ${Number(mean.toPrecision(4))} ${unit}`, numbers: [times, values] },
  ];
}
