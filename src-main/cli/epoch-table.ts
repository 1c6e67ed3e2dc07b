import type { Epoch } from "../../src-shared/protocol/epoch.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { epochNumbers, type EpochKind } from "../../src-shared/protocol/epoch-kinds.ts";
import type { TextTable } from "./text-table.ts";

/** The epoch table as in the file: first values and their deltas per sweep. */
export function epochTable(protocol: ResolvedProtocol): TextTable {
  return {
    columns: ["epoch", "label", "kind", "level", "delta", "duration_ms", "delta_ms", "further"],
    rows: [
      ["", "holding", "", protocol.holding, undefined, undefined, undefined, ""],
      ...protocol.epochs.map((epoch, k) => [
        String(k + 1),
        epoch.label ?? "",
        epoch.kind,
        epoch.level,
        epoch.deltaLevel,
        epoch.duration,
        epoch.deltaDuration,
        furtherText(epoch),
      ]),
    ],
  };
}

const inColumns = new Set(["kind", "label", "level", "deltaLevel", "duration", "deltaDuration"]);

/** The numbers that only this kind of epoch has: "amplitude 50, frequency 8 Hz, deltaFrequency 2 Hz". */
function furtherText(epoch: Epoch): string {
  return Object.entries(epoch)
    .filter(([key, value]) => !inColumns.has(key) && value !== undefined)
    .map(([key, value]) => `${key} ${valueText(value)}${unitSuffix(epoch.kind, key)}`)
    .join(", ");
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return `(${value.length} values)`;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A level is in the unit that the heading names. */
function unitSuffix(kind: EpochKind, key: string): string {
  const unit = epochNumbers(kind).find((number) => number.key === key || number.deltaKey === key)?.unit ?? "";
  return unit === "" || unit === "level" ? "" : ` ${unit}`;
}
