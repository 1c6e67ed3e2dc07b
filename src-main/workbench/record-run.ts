import { engineVersion } from "../../src-shared/engine/engine-version.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { summaryTable } from "../../src-shared/export/summary-table.ts";
import { columnOf, fewestDigits, mostRows, stretchesOf, type Column, type RecordedColumns } from "../../src-shared/experiment/recorded-columns.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import type { FinishedCondition, ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { notYetRun } from "./runs.ts";

/** The fields of a run's record besides its result. */
export interface RunOrigin {
  /** unique among all runs */
  readonly id: string;
  /** the protocol as it was run: as in the file, but for a seed given for this run */
  readonly protocol: Protocol;
  readonly appVersion: string;
  readonly startedAt: Date;
}

/**
 * The record of a run in the experiment file: its protocol snapshot, the digests that `verifyRun` compares, and the statistics of
 * its finished conditions as in summary.csv, unless there are too many. Traces are left out, because they can be recomputed.
 */
export function recordRun(result: ProtocolResult, { id, protocol, appVersion, startedAt }: RunOrigin): RunRecord {
  const { seed } = result.plan.protocol;
  const finished = result.conditions.filter((entry) => entry.status === "finished");
  return {
    id,
    protocol: protocol.id,
    // The seed is written out, so that a later change of the default cannot change the record's meaning.
    snapshot: { ...protocol, seed },
    seed,
    engineVersion,
    appVersion,
    startedAt: startedAt.toISOString(),
    conditions: stretchesOf(finished.map(({ condition }) => condition.index)),
    digests: { spikes: result.digests.spikes ?? null, traces: result.digests.traces ?? null },
    columns: recordedColumns(result, finished),
  };
}

/** Maximum size, in bytes, of the record of a complete run of a plan in a file, without its protocol. */
export function largestRecord(plan: Plan): number {
  const digits = fewestDigits * (plan.protocol.recordV ? 2 : 1);
  const columns = summaryTable({ ...notYetRun(plan), conditions: [] }).columns.length;
  return plan.size * (digits + (plan.size > mostRows ? 0 : longestNumber * columns));
}

/** Maximum number of characters of a double, with a comma and blank. */
const longestNumber = 26;

function recordedColumns(result: ProtocolResult, finished: readonly FinishedCondition[]): RecordedColumns {
  const digitsOf = (digests: readonly string[]): string => digests.map((digest) => digest.slice(0, fewestDigits)).join("");
  const traces = finished.flatMap(({ recording }) => recording.traceDigest ?? []);
  return {
    spikes: digitsOf(finished.map(({ recording }) => recording.spikeDigest)),
    traces: traces.length === 0 ? null : digitsOf(traces),
    summary: finished.length > mostRows ? {} : summaryColumns(result),
  };
}

/** The columns of summary.csv. */
export function summaryColumns(result: ProtocolResult): Record<string, Column> {
  const { columns, rows } = summaryTable(result);
  return Object.fromEntries(columns.map((column, k) => [column, columnOf(rows.map((row) => row[k] ?? null))]));
}
