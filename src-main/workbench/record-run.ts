import { engineVersion } from "../../src-shared/engine/engine-version.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { summaryTable } from "../../src-shared/export/summary-table.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";

/** What a run's record says besides its result. */
export interface RunOrigin {
  /** unique among all runs */
  readonly id: string;
  /** the protocol as it was run: as in the file, but for a seed given for this run */
  readonly protocol: Protocol;
  readonly appVersion: string;
  readonly startedAt: Date;
}

/**
 * The record of a run in the experiment file: its protocol snapshot, one row of statistics per finished condition as in
 * summary.csv, and the digests that `verifyRun` compares. Traces are left out, because they can be recomputed.
 */
export function recordRun(result: ProtocolResult, { id, protocol, appVersion, startedAt }: RunOrigin): RunRecord {
  const { columns, rows } = summaryTable(result);
  const { seed } = result.protocol;
  return {
    id,
    protocol: protocol.id,
    // The seed is written out, so that a later change of the default cannot change the record's meaning.
    snapshot: { ...protocol, seed },
    seed,
    engineVersion,
    appVersion,
    startedAt: startedAt.toISOString(),
    summary: rows.map((row) => Object.fromEntries(columns.map((column, k) => [column, row[k] ?? null]))),
    digests: {
      spikes: result.digests.spikes ?? null,
      traces: result.digests.traces ?? null,
      conditions: result.conditions.flatMap((entry) => {
        if (entry.status !== "finished") return [];
        const { condition, recording } = entry;
        return [{ condition: condition.index, spikes: recording.spikeDigest, traces: recording.traceDigest ?? null }];
      }),
    },
  };
}
