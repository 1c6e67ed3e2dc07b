import { decimalSum } from "../../src-shared/foundation/decimal.ts";
import type { Epoch } from "../../src-shared/protocol/epoch.ts";
import { epochNumbers } from "../../src-shared/protocol/epoch-kinds.ts";
import type { LevelUnit, Protocol } from "../../src-shared/protocol/protocol.ts";
import { epochLetter, kindName } from "../words/epoch-kind-words.ts";

/** Columns of the epoch table: the letter, the kind, then numbers. */
export const columns = ["letter", "kind", "first", "delta", "duration", "deltaDuration"] as const;
export const numberColumn = 2;

/** A numeric cell of the table. */
export interface NumberCell {
  readonly epoch: number;
  /** JSON pointer into the protocol */
  readonly path: string;
  /** as messages call it: "Epoch B, first level" */
  readonly name: string;
  /** accessible name, with the unit: "Epoch B, first level, in pA" */
  readonly spokenName: string;
  readonly unit: string;
  readonly value: number;
  /** whether it is in the unit of the levels, of which 0 means none */
  readonly isLevel: boolean;
  /** whether it is a change per sweep: written with its sign */
  readonly isDelta: boolean;
  /** what a missing key means; undefined: the key must be there */
  readonly fallback: number | undefined;
}

/** A row: an epoch, or one of its further numbers under it. */
export interface TableRow {
  readonly epoch: number;
  /** of a further number, with its unit; undefined: the epoch's own row */
  readonly label: string | undefined;
  /** by column; undefined where the row has no number */
  readonly cells: readonly (NumberCell | undefined)[];
}

/** The rows of the table in order. */
export function tableRows(protocol: Protocol): TableRow[] {
  const unit = protocol.levelUnit ?? "pA";
  return protocol.epochs.flatMap((epoch, index) => [ownRow(epoch, index, unit), ...furtherRows(epoch, index, unit)]);
}

function ownRow(epoch: Epoch, index: number, unit: LevelUnit): TableRow {
  const { level, duration } = epoch;
  const of = cellMaker(index);
  const cells = [
    undefined,
    undefined,
    of("level", "first level", unit, level, false, undefined, true),
    of("deltaLevel", "delta level", unit, epoch.deltaLevel ?? 0, true, 0),
    of("duration", "duration", "ms", duration, false, undefined),
    of("deltaDuration", "delta duration", "ms", epoch.deltaDuration ?? 0, true, 0),
  ];
  return { epoch: index, label: undefined, cells };
}

function furtherRows(epoch: Epoch, index: number, levelUnit: LevelUnit): TableRow[] {
  const numbers = epoch as unknown as Readonly<Record<string, number | undefined>>;
  const of = cellMaker(index);
  return epochNumbers(epoch.kind).map(({ key, deltaKey, label, unit, default: fallback }) => {
    const shownUnit = unit === "level" ? levelUnit : unit;
    const spoken = label?.spoken ?? key;
    const first = of(key, `first ${spoken}`, shownUnit, numbers[key] ?? fallback ?? 0, false, fallback, unit === "level");
    const delta = of(deltaKey, `delta ${spoken}`, shownUnit, numbers[deltaKey] ?? 0, true, 0);
    return { epoch: index, label: label?.text ?? key, cells: [undefined, undefined, first, delta, undefined, undefined] };
  });
}

function cellMaker(index: number) {
  return (key: string, spoken: string, unit: string, value: number, isDelta: boolean, fallback: number | undefined, isLevel = false): NumberCell => {
    const perSweep = isDelta ? " per sweep" : "";
    const inUnit = unit === "" ? perSweep : `, in ${unit === "rheobase" ? "multiples of the rheobase" : unit}${perSweep}`;
    const name = `Epoch ${epochLetter(index)}, ${spoken}`;
    return { epoch: index, path: `/epochs/${index}/${key}`, name, spokenName: `${name}${inUnit}`, unit, value, isLevel, isDelta, fallback };
  };
}

/** "Epoch B, Step" */
export function epochName(epoch: Epoch, index: number): string {
  return `Epoch ${epochLetter(index)}, ${kindName(epoch.kind)}${epoch.label === undefined ? "" : `, ${epoch.label}`}`;
}

interface Timing {
  readonly duration: number;
  readonly deltaDuration?: number | undefined;
}

/** Total duration of the epochs, ms, in the shortest and the longest sweep; undefined if the epochs are invalid. */
export function epochsDuration(protocol: {
  readonly sweeps?: number | undefined;
  readonly epochs: readonly Timing[];
}): { readonly shortest: number; readonly longest: number } | undefined {
  const lastSweep = Math.max(0, (protocol.sweeps ?? 1) - 1);
  const total = (sweep: number) =>
    protocol.epochs.reduce((sum, { duration, deltaDuration = 0 }) => decimalSum(sum, decimalSum(duration, sweep * deltaDuration)), 0);
  const lasts = ({ duration, deltaDuration = 0 }: Timing) => duration > 0 && duration + lastSweep * deltaDuration > 0;
  if (!protocol.epochs.every(lasts)) return undefined;
  const [first, last] = [total(0), total(lastSweep)];
  return first > 0 && last > 0 ? { shortest: Math.min(first, last), longest: Math.max(first, last) } : undefined;
}
