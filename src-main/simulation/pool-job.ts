import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { DividedCondition } from "./divided-condition.ts";
import { JobSettlement } from "./job-settlement.ts";
import type { RecordedBlock, SimulatedCondition, SimulationJob, SimulationSink } from "./simulator.ts";
import { WorkQueue, type Assignment } from "./work-queue.ts";

/** One job in the pool: its waiting work, and the handling of results of its assignments. */
export class PoolJob {
  readonly plan: SimulationJob["plan"];
  readonly queue: WorkQueue;
  readonly settlement: JobSettlement;

  /** @param workers maximum number of threads */
  constructor(job: SimulationJob, sink: SimulationSink, workers: number) {
    this.plan = job.plan;
    this.queue = new WorkQueue(job, workers);
    this.settlement = new JobSettlement(sink);
  }

  /** @param fraction of the condition, simulated for this assignment */
  progress(assignment: Assignment, condition: Condition, fraction: number): void {
    const ofCondition = assignment.kind === "share" ? assignment.divided.progress(assignment.share, fraction) : fraction;
    if (!isObsolete(assignment)) this.settlement.sink.progress(condition, ofCondition);
  }

  /** @returns false if the job must stop */
  async traces(assignment: Assignment, condition: Condition, block: RecordedBlock): Promise<boolean> {
    return isObsolete(assignment) || (await this.settlement.store(condition, block));
  }

  finished(assignment: Assignment, condition: Condition, result: SimulatedCondition): void {
    if (assignment.kind === "share") {
      this.queue.drop(assignment.divided);
      // Another share has failed it, and that was reported.
      if (!assignment.divided.settle("finished")) return;
    }
    this.settlement.sink.finished(condition, result);
  }

  /** Reports a failed condition, once for all its shares. @returns the divided condition whose other shares should be cancelled */
  failed(assignment: Assignment, condition: Condition, error: BenchError): DividedCondition | undefined {
    if (assignment.kind === "conditions") {
      this.settlement.sink.failed(condition, error);
      return undefined;
    }
    const { divided } = assignment;
    this.queue.drop(divided);
    // A late share, for which no neurons were left, may fail after the condition has finished: that does not matter.
    if (!divided.settle("failed")) return undefined;
    this.settlement.sink.failed(condition, error);
    return divided;
  }

  /** Stops handing out work. Conditions without a result are not reported to the sink. */
  stop(): void {
    this.settlement.stop();
    this.queue.clear();
  }
}

/** true if the assignment is part of a condition that has failed or finished in another share */
function isObsolete(assignment: Assignment): boolean {
  return assignment.kind === "share" && assignment.divided.settled;
}
