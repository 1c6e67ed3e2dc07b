import { engineVersion } from "../../src-shared/engine/engine-version.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { addressesIn } from "../../src-shared/experiment/recorded-columns.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import type { RunProgress } from "../simulation/progress.ts";
import type { Simulator } from "../simulation/simulator.ts";
import type { TraceSpool } from "../storage/trace-spool.ts";
import { recordMismatches, type Mismatch } from "./record-mismatches.ts";
import { notYetRun, runConditions } from "./runs.ts";

export interface Verification {
  /** number of conditions recomputed: those that the record names and the protocol has */
  readonly conditions: number;
  /** empty: the run repeats to the bit */
  readonly mismatches: readonly Mismatch[];
  /** false: the file has no results of single conditions, and only the digests of the whole run were compared */
  readonly hasColumns: boolean;
  /** Engine versions. Digests may legitimately differ between two engine versions. */
  readonly engine: { readonly recorded: number; readonly current: number };
  /** of the record's snapshot */
  readonly plan: Plan;
}

export interface VerifySettings {
  readonly simulator: Simulator;
  /** ms, a clock that never goes back */
  readonly now: () => number;
  readonly onProgress?: (progress: RunProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Recomputes a recorded run from its snapshot and compares all that was recorded (`recordMismatches`).
 *
 * @param where place of the record, for errors: "steps.rheobase.json /runs/0"
 * @throws BenchError when the snapshot is no valid protocol; the signal's reason when aborted
 */
export async function verifyRun(record: RunRecord, where: string, settings: VerifySettings): Promise<Verification> {
  const plan = planOrThrow(record.snapshot, `${where}/snapshot`);
  return verifyResult(record, await recompute(plan, record, settings));
}

/**
 * Compares a run that was recomputed from the snapshot of a record with that record.
 *
 * @param result every condition of the record must have finished or failed
 */
export function verifyResult(record: RunRecord, result: ProtocolResult): Verification {
  return {
    conditions: recordedConditions(record, result.plan).length,
    mismatches: recordMismatches(record, result),
    hasColumns: typeof record.columns !== "string",
    engine: { recorded: record.engineVersion, current: engineVersion },
    plan: result.plan,
  };
}

/** The conditions of a protocol that a record has. */
export function recordedConditions({ conditions }: RunRecord, plan: Plan): Condition[] {
  return [...addressesIn(conditions, plan.size)].map((address) => plan.conditions[address]!);
}

/** Keeps no traces, because only their digests are compared. */
const noTraces: TraceSpool = {
  writer: (interval) => ({
    write: () => Promise.resolve(),
    source: { samples: 0, neurons: 0, interval, read: () => Promise.reject(new RangeError("traces are not kept")) },
    discard: () => undefined,
  }),
  close: () => Promise.resolve(),
};

/** Simulates the conditions of the record that exist in the protocol. */
async function recompute(plan: Plan, record: RunRecord, { simulator, now, onProgress, signal }: VerifySettings): Promise<ProtocolResult> {
  const result = await runConditions(notYetRun(plan), recordedConditions(record, plan), {
    simulator,
    now,
    signal,
    ...(onProgress === undefined ? {} : { onProgress }),
    spool: noTraces,
  });
  signal?.throwIfAborted();
  return result;
}
