import type { TraceSource } from "../../src-shared/engine/recordings.ts";
import { traceNotRecorded } from "../../src-shared/errors/runs-errors.ts";
import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { everyWhenLookedAt } from "../../src-shared/plan/looked-at-trace.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { Simulator } from "../simulation/simulator.ts";
import type { TraceSpool } from "../storage/trace-spool.ts";
import { ConditionTraces } from "./condition-traces.ts";

/** Conditions whose computed traces are kept: an overlay of many sweeps and some that were looked at before. */
const mostKept = 128;
/** Neurons that are worth simulating again for a look at one of them. */
const mostNeurons = 100;

interface Kept {
  readonly source: Promise<TraceSource>;
  readonly traces: ConditionTraces;
}

/**
 * V of conditions that a run did not record, computed when somebody looks: a run repeats to the bit, so its traces need not be stored to
 * be seen. Neurons up to the one asked for are simulated alone, since no neuron depends on another.
 */
export class LookedAtTraces {
  readonly #plan: Plan;
  readonly #simulator: Simulator;
  readonly #spool: TraceSpool;
  readonly #kept = new Map<string, Kept>();
  readonly #stopper = new AbortController();

  /** @param spool keeps the traces; whoever opened it closes it */
  constructor(plan: Plan, simulator: Simulator, spool: TraceSpool) {
    this.#plan = plan;
    this.#simulator = simulator;
    this.#spool = spool;
  }

  /**
   * The traces of neurons 0 to `neuron` of a condition.
   *
   * @throws BenchError `trace-not-recorded` for a neuron that the population does not have, or the error of its simulation
   */
  async of(condition: Condition, neuron: number): Promise<TraceSource> {
    if (neuron >= Math.min(this.#plan.protocol.population, mostNeurons)) throw traceNotRecorded(neuron);
    const key = `${condition.index} ${neuron}`;
    const kept = this.#kept.get(key) ?? this.#compute(condition, neuron + 1);
    // The least recently used is dropped first.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    kept.source.catch(() => this.#kept.delete(key));
    this.#dropOldest();
    return await kept.source;
  }

  /** Stops what is being computed. */
  close(): void {
    this.#stopper.abort();
  }

  #compute({ index }: Condition, neurons: number): Kept {
    const { dt } = this.#plan.protocol;
    const { duration } = this.#plan.driveOf(this.#plan.condition(index));
    const recordEvery = everyWhenLookedAt(duration, dt);
    const plan = this.#plan.with({ population: neurons, recordV: true, recordNeurons: neurons, recordEvery });
    const traces = new ConditionTraces(this.#spool, dt * recordEvery);
    let failure: BenchError | undefined;
    const sink = {
      progress: () => undefined,
      traces: (_: Condition, block: Parameters<ConditionTraces["write"]>[0]) => traces.write(block),
      finished: () => undefined,
      failed: (_: Condition, error: BenchError) => void (failure = error),
    };
    const compute = async (): Promise<TraceSource> => {
      await this.#simulator.simulate({ plan, conditions: [plan.condition(index)] }, sink, this.#stopper.signal);
      if (failure !== undefined) throw failure;
      return traces.source;
    };
    return { source: compute(), traces };
  }

  #dropOldest(): void {
    if (this.#kept.size <= mostKept) return;
    const [key, { source, traces }] = this.#kept.entries().next().value!;
    this.#kept.delete(key);
    // Discarded when nothing is written any more.
    void source.then(() => traces.discard(), () => traces.discard());
  }
}
