import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { DividedCondition } from "./divided-condition.ts";
import { JobSettlement } from "./job-settlement.ts";
import type { SimulatedPart } from "./part-simulation.ts";
import type { RecordedBlock, SimulatedCondition, SimulationJob, SimulationSink } from "./simulator.ts";
import { WorkQueue, type Assignment } from "./work-queue.ts";

/** One job in the pool: the work that waits, and what comes of the work that was handed out. */
export class PoolJob {
  readonly plan: SimulationJob["plan"];
  readonly queue: WorkQueue;
  readonly settlement: JobSettlement;

  /** @param workers threads at most */
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

  /** @returns false when the job cannot go on */
  async traces(assignment: Assignment, condition: Condition, block: RecordedBlock): Promise<boolean> {
    return isObsolete(assignment) || (await this.settlement.store(condition, block));
  }

  finished(condition: Condition, result: SimulatedCondition): void {
    this.settlement.sink.finished(condition, result);
  }

  /** A share is done; with the last the condition can be joined. */
  shareFinished(assignment: Assignment, parts: readonly SimulatedPart[]): void {
    if (assignment.kind !== "share" || isObsolete(assignment)) return;
    const { divided } = assignment;
    if (divided.add(parts)) this.queue.join(divided);
  }

  /** A condition has failed, once for all its shares. @returns what others need not go on with */
  failed(assignment: Assignment, condition: Condition, error: BenchError): DividedCondition | undefined {
    if (assignment.kind === "conditions") {
      this.settlement.sink.failed(condition, error);
      return undefined;
    }
    const { divided } = assignment;
    // Whoever came too late for a share of it cannot fail it.
    if (assignment.kind === "share" && divided.complete) return undefined;
    this.queue.drop(divided);
    if (divided.fail()) this.settlement.sink.failed(condition, error);
    return divided;
  }

  /** Hand out nothing more, and tell the sink of nothing that is cut off. */
  stop(): void {
    this.settlement.stop();
    this.queue.clear();
  }
}

/** Whether it belongs to a condition that has failed in another share. */
function isObsolete(assignment: Assignment): boolean {
  return assignment.kind !== "conditions" && assignment.divided.failed;
}
