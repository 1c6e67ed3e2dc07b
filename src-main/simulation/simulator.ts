import type { JoinedRecording, TraceBlock } from "../../src-shared/engine/recordings.ts";
import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { ConditionSummary } from "../../src-shared/statistics/summarise-condition.ts";

/** Conditions of one protocol, to be simulated. */
export interface SimulationJob {
  readonly plan: Plan;
  readonly conditions: readonly Condition[];
}

/** Results of a finished condition, apart from the traces, which were sent before. */
export interface SimulatedCondition {
  readonly recording: JoinedRecording;
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
   * Receives a block of traces. The sink may use its memory only until the promise settles. A worker waits while several
   * of its blocks are pending. A rejection ends the whole job, since the sink could not store further blocks either.
   */
  traces(condition: Condition, block: RecordedBlock): Promise<void>;
  finished(condition: Condition, result: SimulatedCondition): void;
  /** Blocks of the condition's traces may have been delivered before. */
  failed(condition: Condition, error: BenchError): void;
}

/** Simulates conditions, in worker threads of this process or in another process. */
export interface Simulator {
  /**
   * Simulates every condition of a job and reports to the sink. Several jobs may run at a time; they are served in turn.
   * Resolves when each condition has finished or failed, or after an abort once the work has stopped; aborted conditions
   * are not reported, but the sink may have received blocks of their traces.
   *
   * @throws what `sink.traces` rejected with, after the work has stopped
   */
  simulate(job: SimulationJob, sink: SimulationSink, signal?: AbortSignal): Promise<void>;
  /** Aborts all jobs and ends the threads. */
  close(): Promise<void>;
}
