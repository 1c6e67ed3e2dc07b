import type { Condition } from "../../src-shared/plan/condition.ts";
import type { RecordedBlock, SimulationSink } from "./simulator.ts";

/** How a job comes to its end: the blocks that are being stored, the sink's refusal of one, and then the promise of `Simulator.simulate`. */
export class JobSettlement {
  readonly sink: SimulationSink;
  /** resolves or rejects as `Simulator.simulate` says */
  readonly ended: Promise<void>;
  readonly #storing = new Set<Promise<boolean>>();
  #stopped = false;
  #refusal: { readonly reason: unknown } | undefined;
  #end!: (outcome: Promise<void>) => void;

  constructor(sink: SimulationSink) {
    this.sink = sink;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** Whether the job was aborted or refused: what the sink has not heard of is cut off. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Hand a block to the sink. @returns false when the sink has refused it or one before it */
  async store(condition: Condition, block: RecordedBlock): Promise<boolean> {
    if (this.#refusal !== undefined) return false;
    const storing = this.sink.traces(condition, block).then(
      () => true,
      (reason: unknown) => {
        this.#refusal ??= { reason };
        return false;
      },
    );
    this.#storing.add(storing);
    const stored = await storing;
    this.#storing.delete(storing);
    return stored;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Nobody works at this job any more: it ends as soon as its blocks are stored. */
  end(): void {
    this.#end(this.#outcome());
  }

  async #outcome(): Promise<void> {
    await Promise.all(this.#storing);
    if (this.#refusal !== undefined) throw this.#refusal.reason;
  }
}
