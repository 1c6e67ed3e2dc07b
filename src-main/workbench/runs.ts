import { combineDigests } from "../../src-shared/engine/digest.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/protocol/condition.ts";
import { conditionsOf } from "../../src-shared/protocol/conditions.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { ConditionResult, ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { compileStimulus } from "../../src-shared/stimulus/compile-stimulus.ts";
import type { CompiledStimulus } from "../../src-shared/stimulus/segments.ts";
import { progressMeter, type RunProgress } from "../simulation/progress.ts";
import { newSha256 } from "../simulation/sha-256.ts";
import type { SimulationSink, Simulator } from "../simulation/simulator.ts";
import type { TraceSpool, TraceWriter } from "../storage/trace-spool.ts";

export type { RunProgress };

export interface RunSettings {
  readonly simulator: Simulator;
  /** keeps the traces; whoever opened it closes it when the result is no longer read */
  readonly spool: TraceSpool;
  /** ms, a clock that never goes back */
  readonly now: () => number;
  /** told some ten times a second, and at the end */
  readonly onProgress?: (progress: RunProgress) => void;
  /** An abort keeps the conditions that are done and marks the others as cancelled. */
  readonly signal?: AbortSignal | undefined;
}

const progressInterval = 100;

/**
 * Run every condition of a protocol. The result is the same for every simulator and number of workers, its conditions
 * in canonical order.
 *
 * @returns also when conditions failed or were cancelled: each says what became of it
 */
export async function runProtocol(protocol: ResolvedProtocol, settings: RunSettings): Promise<ProtocolResult> {
  const { simulator, spool, now, onProgress = () => undefined, signal } = settings;
  const conditions = conditionsOf(protocol);
  const stimuli = Array.from({ length: protocol.sweeps }, (_, sweep) => compileStimulus(protocol, sweep));
  const meter = progressMeter(stepsOf(conditions, stimuli, protocol), now);
  const results = conditions.map((condition): ConditionResult => ({ status: "cancelled", condition }));
  const writers = new Map<number, TraceWriter>();
  let told = now();

  const tell = (): void => {
    if (now() - told < progressInterval) return;
    told = now();
    onProgress(meter.read());
  };
  const writerOf = ({ index }: Condition): TraceWriter => {
    const writer = writers.get(index) ?? spool.writer(protocol.dt * protocol.recordEvery);
    writers.set(index, writer);
    return writer;
  };

  const sink: SimulationSink = {
    progress({ index }, fraction) {
      meter.at(index, fraction);
      tell();
    },
    async traces(condition, block) {
      try {
        await writerOf(condition).write(block);
      } catch (error) {
        if (error instanceof BenchError) results[condition.index] = { status: "failed", condition, error };
        throw error;
      }
    },
    finished(condition, { recording, summary }) {
      // One of its blocks could not be kept.
      if (results[condition.index]?.status === "failed") return;
      const traces = protocol.recordV ? writerOf(condition).source : undefined;
      results[condition.index] = { status: "finished", condition, recording, summary, traces };
      meter.done(condition.index);
      tell();
    },
    failed(condition, error) {
      results[condition.index] = { status: "failed", condition, error };
      meter.done(condition.index);
      tell();
    },
  };

  try {
    await simulator.simulate({ protocol, conditions }, sink, signal);
  } catch (error) {
    // Traces that could not be kept ended the run; the condition they belong to says so.
    if (!(error instanceof BenchError)) throw error;
  }
  for (const [index, writer] of writers) if (results[index]?.status !== "finished") writer.discard();
  onProgress(meter.read());
  return { protocol, stimuli, conditions: results, digests: digestsOf(results) };
}

/** Work of each condition in steps of one neuron; all have the same number of neurons. */
function stepsOf(conditions: readonly Condition[], stimuli: readonly CompiledStimulus[], { dt }: ResolvedProtocol): number[] {
  return conditions.map(({ sweep }) => Math.ceil(stimuli[sweep]!.duration / dt));
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
