import { combineDigests } from "../../src-shared/engine/digest.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { addressesIn, cellAt, countIn, digitsAt, fewestDigits, mostRows, type Cell, type RecordedColumns } from "../../src-shared/experiment/recorded-columns.ts";
import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { ConditionResult, FinishedCondition, ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { newSha256 } from "../simulation/sha-256.ts";
import { summaryColumns } from "./record-run.ts";

/** A difference between a record and the run that was recomputed from its snapshot. */
export interface Mismatch {
  /** seed, protocol: the record and its snapshot differ; conditions: the record names none, or one that the protocol does not have */
  readonly of: "spikes" | "traces" | "summary" | "seed" | "protocol" | "conditions";
  /** of the summary */
  readonly column?: string;
  /** address of the condition; undefined if the difference concerns all conditions together, or none */
  readonly condition: number | undefined;
  /** undefined if nothing was recorded */
  readonly recorded: string | undefined;
  /** undefined without a result: the protocol has no such condition, it failed, or this version has no such column */
  readonly computed: string | undefined;
  /** why the condition failed; undefined if it did not */
  readonly error: BenchError | undefined;
}

/**
 * Compares a record with the recomputed run: digests of the whole run and of each condition, all values of the summary, the seed, and the
 * protocol's id. A record without conditions is a mismatch too. For each column of the summary, only the first difference is returned.
 *
 * @param result every condition of the record must have finished or failed
 */
export function recordMismatches(record: RunRecord, result: ProtocolResult): Mismatch[] {
  const addresses = [...addressesIn(record.conditions, result.conditions.length)];
  const own = [stated("seed", record.seed, result.plan.protocol.seed), stated("protocol", record.protocol, record.snapshot.id)];
  const { columns } = record;
  const ofAll = [...own.filter(({ recorded, computed }) => recorded !== computed), ...unverifiable(record, result), ...digestsOfAll(record, addresses, result)];
  // Without conditions there is nothing to compare their columns with.
  if (typeof columns === "string" || addresses.length === 0) return ofAll;
  return [...ofAll, ...digestsOfEach(record, columns, addresses, result.conditions), ...summaryValues(columns, addresses, result)];
}

const stated = (of: Mismatch["of"], recorded: string, computed: string): Mismatch => ({ of, condition: undefined, recorded, computed, error: undefined });

/** A record with nothing to compare must not count as verified: returns that as a mismatch. */
function unverifiable({ conditions, digests, columns }: RunRecord, result: ProtocolResult): Mismatch[] {
  const total = result.conditions.length;
  const beyond = conditions.find(([, last]) => last >= total);
  if (beyond !== undefined) return [{ of: "conditions", condition: Math.max(beyond[0], total), recorded: `conditions up to ${beyond[1]}`, computed: undefined, error: undefined }];
  const isEmpty = conditions.length === 0 || (typeof columns === "string" && digests.spikes === null);
  return isEmpty ? [{ of: "conditions", condition: undefined, recorded: undefined, computed: undefined, error: undefined }] : [];
}

function digestsOfAll({ digests }: RunRecord, addresses: readonly number[], { conditions, plan: { protocol } }: ProtocolResult): Mismatch[] {
  const isWhole = addresses.length === conditions.length;
  return (["spikes", "traces"] as const).flatMap((of) => {
    const recorded = digests[of] ?? undefined;
    // An incomplete run has no digest of the whole.
    if (recorded === undefined && (!isWhole || (of === "traces" && !protocol.recordV))) return [];
    const all = conditions.flatMap((entry) => (entry.status === "finished" ? (digestOf(of, entry) ?? []) : []));
    const computed = isWhole && all.length === conditions.length ? combineDigests(newSha256, all) : undefined;
    return recorded === computed ? [] : [{ of, condition: undefined, recorded, computed, error: undefined }];
  });
}

function digestsOfEach({ conditions }: RunRecord, columns: RecordedColumns, addresses: readonly number[], results: readonly ConditionResult[]): Mismatch[] {
  const count = countIn(conditions);
  return (["spikes", "traces"] as const).flatMap((of) =>
    addresses.flatMap((condition, position) => {
      const recorded = digitsAt(columns[of] ?? "", position, count);
      const entry = results[condition]!;
      const digest = entry.status === "finished" ? digestOf(of, entry) : undefined;
      const computed = digest?.slice(0, recorded?.length ?? fewestDigits);
      return recorded === computed && (entry.status === "finished" || of === "traces") ? [] : [{ of, condition, recorded, computed, error: errorOf(entry) }];
    }),
  );
}

/** The first difference in each column. Missing columns are no difference, because later versions have more of them; a summary without any is one. */
function summaryValues({ summary }: RecordedColumns, addresses: readonly number[], result: ProtocolResult): Mismatch[] {
  const recomputed = addresses.flatMap((condition, position) => {
    const entry = result.conditions[condition]!;
    // Failed conditions are reported as mismatches of digests.
    return entry.status === "finished" ? [{ entry, position }] : [];
  });
  const computed = summaryColumns({ ...result, conditions: recomputed.map(({ entry }) => entry) });
  const differing = (column: string, condition: number | undefined, recorded: string | undefined, now: string | undefined): Mismatch => {
    return { of: "summary", column, condition, recorded, computed: now, error: undefined };
  };
  const entries = Object.entries(summary);
  const isMissing = entries.length === 0 && addresses.length > 0 && addresses.length <= mostRows;
  if (isMissing) return [differing("all columns", undefined, undefined, `${Object.keys(computed).length} columns`)];
  return entries.flatMap(([column, values]) => {
    const now = Object.hasOwn(computed, column) ? computed[column] : undefined;
    for (const [k, { entry, position }] of recomputed.entries()) {
      const [was, is] = [cellAt(values, position), now === undefined ? undefined : cellAt(now, k)];
      if (is === undefined || !Object.is(was, is)) return [differing(column, entry.condition.index, textOf(was), textOf(is))];
    }
    const isLonger = Array.isArray(values) && values.length > addresses.length;
    return isLonger ? [differing(column, undefined, `${values.length} values`, `${addresses.length} values`)] : [];
  });
}

const textOf = (value: Cell | undefined): string | undefined => (value === undefined ? undefined : value === null ? "no value" : Object.is(value, -0) ? "-0" : String(value));

const digestOf = (of: "spikes" | "traces", { recording }: FinishedCondition): string | undefined => (of === "spikes" ? recording.spikeDigest : recording.traceDigest);

const errorOf = (entry: ConditionResult): BenchError | undefined => (entry.status === "failed" ? entry.error : undefined);
