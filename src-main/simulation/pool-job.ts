import type { TraceBlock } from "../../src-shared/engine/recordings.ts";
import type { Condition } from "../../src-shared/protocol/condition.ts";
import type { SimulationJob, SimulationSink } from "./simulator.ts";

/** One job in the pool: the conditions that wait for a worker, the blocks that are being stored, and its end. */
export class PoolJob {
  readonly protocol: SimulationJob["protocol"];
  readonly sink: SimulationSink;
  /** resolves or rejects as `Simulator.simulate` says */
  readonly ended: Promise<void>;
  /** the next condition last */
  readonly #waiting: Condition[];
  readonly #storing = new Set<Promise<boolean>>();
  #stopped = false;
  #refusal: { readonly reason: unknown } | undefined;
  #end!: (outcome: Promise<void>) => void;

  constructor({ protocol, conditions }: SimulationJob, sink: SimulationSink) {
    this.protocol = protocol;
    this.sink = sink;
    this.#waiting = [...conditions].reverse();
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** Number of conditions that no worker has. */
  get waiting(): number {
    return this.#waiting.length;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** The next `count` conditions in order, for a worker. */
  take(count: number): Condition[] {
    return count === 0 ? [] : this.#waiting.splice(-count).reverse();
  }

  /** Conditions that a worker had and did not come to: they are next. */
  giveBack(conditions: readonly Condition[]): void {
    this.#waiting.push(...[...conditions].reverse());
  }

  /** Hand a block to the sink. @returns false when the sink has refused it or one before it */
  async store(condition: Condition, block: TraceBlock): Promise<boolean> {
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

  /** Let no more conditions go to workers. */
  stop(): void {
    this.#stopped = true;
    this.#waiting.length = 0;
  }

  /** No worker is at this job any more: it ends as soon as its blocks are stored. */
  end(): void {
    this.#end(this.#outcome());
  }

  async #outcome(): Promise<void> {
    await Promise.all(this.#storing);
    if (this.#refusal !== undefined) throw this.#refusal.reason;
  }
}
