import { combineDigests } from "../../src-shared/engine/digest.ts";
import { engineVersion } from "../../src-shared/engine/engine-version.ts";
import type { ConditionRecording } from "../../src-shared/engine/recordings.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { progressMeter, type RunProgress } from "../simulation/progress.ts";
import { newSha256 } from "../simulation/sha-256.ts";
import type { SimulationSink, Simulator } from "../simulation/simulator.ts";

/** A digest that differs from the recorded one. */
export interface DigestMismatch {
  readonly of: "spikes" | "traces";
  /** its address; undefined: the digest of all conditions together */
  readonly condition: number | undefined;
  /** undefined where none was recorded */
  readonly recorded: string | undefined;
  /** undefined where there is no result: the protocol has no such condition, or it failed */
  readonly computed: string | undefined;
  /** why it failed */
  readonly error: BenchError | undefined;
}

export interface Verification {
  /** number of conditions recomputed: those that the record has digests of */
  readonly conditions: number;
  /** empty: the run repeats to the bit */
  readonly mismatches: readonly DigestMismatch[];
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
 * Recomputes a recorded run from its snapshot and compares every digest.
 *
 * @param where place of the record, for errors: "steps.rheobase.json /runs/0"
 * @throws BenchError when the snapshot is no valid protocol; the signal's reason when aborted
 */
export async function verifyRun(record: RunRecord, where: string, settings: VerifySettings): Promise<Verification> {
  const plan = planOrThrow(record.snapshot, `${where}/snapshot`);
  const recomputed = await recompute(plan, record, settings);
  return {
    conditions: recomputed.conditions,
    mismatches: mismatchesOf(record, plan, recomputed),
    engine: { recorded: record.engineVersion, current: engineVersion },
    plan,
  };
}

/**
 * Compares a run that was recomputed from the snapshot of a record with that record.
 *
 * @param result in which every condition of the record has finished or failed
 */
export function verifyResult(record: RunRecord, { plan, conditions }: ProtocolResult): Verification {
  const recordings = new Map(conditions.flatMap((entry) => (entry.status === "finished" ? [[entry.condition.index, entry.recording] as const] : [])));
  const errors = new Map(conditions.flatMap((entry) => (entry.status === "failed" ? [[entry.condition.index, entry.error] as const] : [])));
  const recomputed = { conditions: record.digests.conditions.length, recordings, errors };
  return {
    conditions: recomputed.conditions,
    mismatches: mismatchesOf(record, plan, recomputed),
    engine: { recorded: record.engineVersion, current: engineVersion },
    plan,
  };
}

/** The conditions of a protocol that a record has digests of. */
export function recordedConditions(record: RunRecord, plan: Plan): Condition[] {
  const recorded = new Set(record.digests.conditions.map(({ condition }) => condition));
  return plan.conditions.filter(({ index }) => recorded.has(index));
}

interface Recomputed {
  readonly conditions: number;
  /** by address, of what finished */
  readonly recordings: ReadonlyMap<number, ConditionRecording>;
  readonly errors: ReadonlyMap<number, BenchError>;
}

/** Simulates the conditions of the record that exist in the protocol. */
async function recompute(plan: Plan, record: RunRecord, settings: VerifySettings): Promise<Recomputed> {
  const { simulator, now, onProgress = () => undefined, signal } = settings;
  const conditions = recordedConditions(record, plan);
  const positions = new Map(conditions.map(({ index }, position) => [index, position]));
  const meter = progressMeter(conditions.map((condition) => plan.driveOf(condition).duration), now);
  const recordings = new Map<number, ConditionRecording>();
  const errors = new Map<number, BenchError>();

  const done = ({ index }: Condition): void => {
    meter.done(positions.get(index)!);
    onProgress(meter.read());
  };
  const sink: SimulationSink = {
    progress({ index }, fraction) {
      meter.at(positions.get(index)!, fraction);
      onProgress(meter.read());
    },
    // Traces are discarded, because only their digest is compared.
    traces: () => Promise.resolve(),
    finished(condition, { recording }) {
      recordings.set(condition.index, recording);
      done(condition);
    },
    failed(condition, error) {
      errors.set(condition.index, error);
      done(condition);
    },
  };
  await simulator.simulate({ plan, conditions }, sink, signal);
  signal?.throwIfAborted();
  return { conditions: conditions.length, recordings, errors };
}

function mismatchesOf(record: RunRecord, plan: Plan, { recordings, errors }: Recomputed): DigestMismatch[] {
  const all = plan.conditions.map(({ index }) => recordings.get(index));
  const compared: DigestMismatch[] = record.digests.conditions.flatMap((entry) => {
    const { condition } = entry;
    const recording = recordings.get(condition);
    const error = errors.get(condition);
    return [
      { of: "spikes", condition, recorded: entry.spikes, computed: recording?.spikeDigest, error },
      { of: "traces", condition, recorded: entry.traces ?? undefined, computed: recording?.traceDigest, error },
    ];
  });
  const { spikes, traces } = record.digests;
  // An unfinished run has no digest over all conditions.
  if (spikes !== null) compared.push(ofAll("spikes", spikes, all.map((recording) => recording?.spikeDigest)));
  if (traces !== null) compared.push(ofAll("traces", traces, all.map((recording) => recording?.traceDigest)));
  return compared.filter(({ recorded, computed }) => recorded !== computed);
}

function ofAll(of: DigestMismatch["of"], recorded: string, digests: readonly (string | undefined)[]): DigestMismatch {
  const known = digests.filter((digest) => digest !== undefined);
  const computed = known.length < digests.length ? undefined : combineDigests(newSha256, known);
  return { of, condition: undefined, recorded, computed, error: undefined };
}
