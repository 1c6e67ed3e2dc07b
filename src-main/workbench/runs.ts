import { combineDigests } from "../../src-shared/engine/digest.ts";
import { recordingOf } from "../../src-shared/engine/join-recordings.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { ConditionResult, ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { progressMeter, type RunProgress } from "../simulation/progress.ts";
import { newSha256 } from "../simulation/sha-256.ts";
import type { SimulationSink, Simulator } from "../simulation/simulator.ts";
import type { TraceSpool } from "../storage/trace-spool.ts";
import { ConditionTraces } from "./condition-traces.ts";

export type { RunProgress };

export interface RunSettings {
  readonly simulator: Simulator;
  /** keeps the traces; whoever opened it closes it when the result is no longer read */
  readonly spool: TraceSpool;
  /** ms, a clock that never goes back */
  readonly now: () => number;
  /** called about ten times a second, and at the end */
  readonly onProgress?: (progress: RunProgress) => void;
  /** called once for each condition, when it has finished or failed */
  readonly onCondition?: (result: FinishedOrFailed) => void;
  /** An abort keeps the conditions that are done and marks the others as cancelled. */
  readonly signal?: AbortSignal | undefined;
}

export type FinishedOrFailed = Exclude<ConditionResult, { status: "cancelled" }>;

const progressInterval = 100;

/**
 * Runs every condition of a protocol. The result is the same for every simulator and number of workers, its conditions
 * in canonical order.
 *
 * @returns normally even when conditions failed or were cancelled; each condition's status says so
 */
export async function runProtocol(plan: Plan, settings: RunSettings): Promise<ProtocolResult> {
  return await runConditions(notYetRun(plan), plan.conditions, settings);
}

/** A run of which nothing is simulated: every condition is cancelled. */
export function notYetRun(plan: Plan): ProtocolResult {
  return {
    plan,
    conditions: plan.conditions.map((condition) => ({ status: "cancelled", condition })),
    digests: { spikes: undefined, traces: undefined },
  };
}

/**
 * Simulates some conditions of a run and keeps the results of the others. Progress counts only these conditions.
 *
 * @param earlier the result so far; not changed
 * @param conditions those to be simulated, in canonical order
 * @returns as `runProtocol`
 */
export async function runConditions(earlier: ProtocolResult, conditions: readonly Condition[], settings: RunSettings): Promise<ProtocolResult> {
  const { plan } = earlier;
  const { simulator, spool, now, onProgress = () => undefined, onCondition = () => undefined, signal } = settings;
  const meter = progressMeter(stepsOf(conditions, plan), now);
  const positions = new Map(conditions.map(({ index }, position) => [index, position]));
  const results = [...earlier.conditions];
  for (const condition of conditions) results[condition.index] = { status: "cancelled", condition };
  const traces = new Map<number, ConditionTraces>();
  const refusals = new Set<unknown>();
  let told = now();

  const tell = (): void => {
    if (now() - told < progressInterval) return;
    told = now();
    onProgress(meter.read());
  };
  const tracesOf = (condition: Condition): ConditionTraces => {
    const { dt, recordEvery } = plan.settingOf(condition).protocol;
    const kept = traces.get(condition.index) ?? new ConditionTraces(spool, dt * recordEvery);
    traces.set(condition.index, kept);
    return kept;
  };

  const settle = (result: FinishedOrFailed): void => {
    results[result.condition.index] = result;
    onCondition(result);
  };

  const sink: SimulationSink = {
    progress({ index }, fraction) {
      meter.at(positions.get(index)!, fraction);
      tell();
    },
    async traces(condition, block) {
      try {
        await tracesOf(condition).write(block);
      } catch (error) {
        refusals.add(error);
        if (error instanceof BenchError && results[condition.index]?.status !== "failed") settle({ status: "failed", condition, error });
        throw error;
      }
    },
    finished(condition, { recording: joined, summary }) {
      // The condition failed earlier, because one of its trace blocks could not be stored.
      if (results[condition.index]?.status === "failed") return;
      meter.done(positions.get(condition.index)!);
      const recording = recordingOf({ plan, condition }, joined);
      settle({ status: "finished", condition, recording, summary, traces: plan.protocol.recordV ? tracesOf(condition).source : undefined });
      tell();
    },
    failed(condition, error) {
      meter.done(positions.get(condition.index)!);
      settle({ status: "failed", condition, error });
      tell();
    },
  };

  try {
    await simulator.simulate({ plan, conditions }, sink, signal);
  } catch (error) {
    if (!(error instanceof BenchError)) throw error;
    // A trace that could not be stored ends the run, and its condition carries that error. Any other error fails all that was left.
    if (!refusals.has(error)) {
      for (const condition of conditions) if (results[condition.index]?.status === "cancelled") settle({ status: "failed", condition, error });
    }
  }
  for (const [index, kept] of traces) if (results[index]?.status !== "finished") kept.discard();
  onProgress(meter.read());
  return { ...earlier, conditions: results, digests: digestsOf(results) };
}

/** Work of each condition in steps of one neuron; all have the same number of neurons. */
export function stepsOf(conditions: readonly Condition[], plan: Plan): number[] {
  return conditions.map((condition) => Math.ceil(plan.driveOf(condition).duration / plan.settingOf(condition).protocol.dt));
}

function digestsOf(results: readonly ConditionResult[]): ProtocolResult["digests"] {
  const recordings = results.flatMap((result) => (result.status === "finished" ? [result.recording] : []));
  if (recordings.length < results.length) return { spikes: undefined, traces: undefined };
  const traceDigests = recordings.flatMap(({ traceDigest }) => traceDigest ?? []);
  return {
    spikes: combineDigests(newSha256, recordings.map(({ spikeDigest }) => spikeDigest)),
    traces: traceDigests.length < recordings.length ? undefined : combineDigests(newSha256, traceDigests),
  };
}
