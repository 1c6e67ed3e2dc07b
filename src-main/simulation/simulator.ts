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
 * A block of traces of adjacent neurons. If several workers simulate a condition, each part has its own sequence of blocks, all with the
 * same first neuron, and the sequences arrive interleaved.
 */
export interface RecordedBlock extends TraceBlock {
  readonly firstNeuron: number;
}

/** Receives results as they arrive: conditions in any order, blocks of one part in order. */
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
   * @throws the rejection of `sink.traces`, after the work has stopped
   */
  simulate(job: SimulationJob, sink: SimulationSink, signal?: AbortSignal): Promise<void>;
  /** Aborts all jobs and ends the threads. */
  close(): Promise<void>;
}
