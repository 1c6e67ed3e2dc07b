import type { Condition } from "../../src-shared/plan/condition.ts";
import type { RecordedBlock, SimulationSink } from "./simulator.ts";

/** Tracks the end of a job: blocks that are still being stored, an error of the sink, and the promise of `Simulator.simulate`. */
export class JobSettlement {
  readonly sink: SimulationSink;
  /** the promise of `Simulator.simulate` */
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

  /** true after an abort, or after the sink has rejected: no further results go to the sink */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Passes a block to the sink. @returns false if the sink has rejected this block or an earlier one */
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

  /** Called when no worker works at the job any more: settles the promise once all blocks are stored. */
  end(): void {
    this.#end(this.#outcome());
  }

  async #outcome(): Promise<void> {
    await Promise.all(this.#storing);
    if (this.#refusal !== undefined) throw this.#refusal.reason;
  }
}
