import type { Epoch } from "../../src-shared/protocol/epoch.ts";
import { epochNumbers, type EpochKind } from "../../src-shared/protocol/epoch-kinds.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { startingNumbers } from "../words/epoch-kind-words.ts";

// Pure edits of the epoch table: each returns a new protocol.

/** A new row: a visible duration at the holding level. */
export const newEpoch: Epoch = { kind: "step", duration: 100, level: 0 };

export function insertEpoch(protocol: Protocol, at: number, epoch: Epoch = newEpoch): Protocol {
  return { ...protocol, epochs: protocol.epochs.toSpliced(at, 0, epoch) };
}

export function duplicateEpoch(protocol: Protocol, at: number): Protocol {
  return insertEpoch(protocol, at + 1, protocol.epochs[at]);
}

export function deleteEpochs(protocol: Protocol, from: number, count: number): Protocol {
  return { ...protocol, epochs: protocol.epochs.toSpliced(from, count) };
}

/** Moves an epoch to another row; the rows between shift. */
export function moveEpoch(protocol: Protocol, from: number, to: number): Protocol {
  const target = Math.min(Math.max(to, 0), protocol.epochs.length - 1);
  if (target === from) return protocol;
  const epochs = protocol.epochs.toSpliced(from, 1);
  return { ...protocol, epochs: epochs.toSpliced(target, 0, protocol.epochs[from]!) };
}

const samples = ["times", "values", "interpolation", "source"];

/**
 * Changes the kind of a row. Duration, level, label, numbers common to both kinds and unknown keys are kept; numbers
 * of the old kind alone are dropped. A waveform needs samples, so only an import can make one.
 */
export function changeKind(protocol: Protocol, at: number, kind: Exclude<EpochKind, "waveform">): Protocol {
  const epoch = protocol.epochs[at]!;
  if (epoch.kind === kind) return protocol;
  const keeps = new Set(epochNumbers(kind).flatMap(({ key, deltaKey }) => [key, deltaKey]));
  const goes = new Set(
    [...epochNumbers(epoch.kind).flatMap(({ key, deltaKey }) => [key, deltaKey]), ...(epoch.kind === "waveform" ? samples : [])].filter(
      (key) => !keeps.has(key),
    ),
  );
  const kept = Object.fromEntries(Object.entries(epoch).filter(([key]) => !goes.has(key)));
  const changed = { ...startingNumbers(kind, protocol.levelUnit ?? "pA"), ...kept, kind } as unknown as Epoch;
  return { ...protocol, epochs: protocol.epochs.with(at, changed) };
}

/** New index of the row at `index` after an edit; undefined where it was deleted. */
export type RowMove = (index: number) => number | undefined;

export const rowsAfterInsert =
  (at: number): RowMove =>
  (index) =>
    index < at ? index : index + 1;
export const rowsAfterDelete =
  (from: number, count: number): RowMove =>
  (index) =>
    index < from ? index : index < from + count ? undefined : index - count;
export const rowsAfterMove =
  (from: number, to: number): RowMove =>
  (index) => {
    if (index === from) return to;
    if (from < index && index <= to) return index - 1;
    if (to <= index && index < from) return index + 1;
    return index;
  };
