import type { ConditionRecording, TraceBlock } from "../../src-shared/engine/recordings.ts";
import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { ConditionSummary } from "../../src-shared/statistics/summarise-condition.ts";

/** Conditions of one protocol, to be simulated. */
export interface SimulationJob {
  readonly plan: Plan;
  readonly conditions: readonly Condition[];
}

/** What one finished condition gives, besides the traces that came before. */
export interface SimulatedCondition {
  readonly recording: ConditionRecording;
  readonly summary: ConditionSummary;
}

/**
 * A block of traces of neurons that follow each other. Where a condition's neurons are shared out, each part of them has blocks
 * of its own, all with the same first neuron, and the parts' blocks come interleaved.
 */
export interface RecordedBlock extends TraceBlock {
  readonly firstNeuron: number;
}

/** Where results go, in the order in which they come: conditions in any order, blocks of one part in theirs. */
export interface SimulationSink {
  /** @param fraction of the condition's steps, 0 to 1 */
  progress(condition: Condition, fraction: number): void;
  /**
   * A block of traces. Its memory is the sink's until the promise settles, and no longer; the worker waits while several
   * blocks of it are not yet taken. A rejection ends the whole job: whatever cannot take one block cannot take the others.
   */
  traces(condition: Condition, block: RecordedBlock): Promise<void>;
  finished(condition: Condition, result: SimulatedCondition): void;
  /** Blocks of traces may have come before. */
  failed(condition: Condition, error: BenchError): void;
}

/** Simulates conditions somewhere: in worker threads here, in another process for the desktop. */
export interface Simulator {
  /**
   * Simulate every condition of a job and tell the sink. Several jobs may be given at a time; they are served in turn.
   * Resolves when each condition has finished or failed, or after an abort when the work has stopped; the sink has then
   * heard nothing of the conditions that were cut off, but may hold blocks of their traces.
   *
   * @throws what `sink.traces` rejected with, after the work has stopped
   */
  simulate(job: SimulationJob, sink: SimulationSink, signal?: AbortSignal): Promise<void>;
  /** End all jobs as an abort does, and the threads. */
  close(): Promise<void>;
}
