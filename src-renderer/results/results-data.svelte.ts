import { TimeGrid } from "../../src-shared/foundation/time-grid.ts";
import type { Distributions } from "../../src-shared/contract/result-schemas.ts";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { Run } from "../state/run.svelte.ts";
import { everyWhenLookedAt } from "../../src-shared/plan/looked-at-trace.ts";
import { RemoteTrace } from "./remote-trace.svelte.ts";
import { RequestQueue } from "./request-queue.ts";

/** Number of cached traces: an overlay of many sweeps and recently shown ones. */
const mostTraces = 300;
/** Number of conditions with cached spikes. */
const mostTrains = 4000;
/** Neurons of a condition whose spikes are shown. */
const mostNeurons = 1000;

/** ms for which the figures of the previous condition stay, faded, so that they do not flicker while one steps through conditions */
const moment = 1000;

/** Who asks for spikes: the traces with their raster, or the figures beside them. */
type TrainsAsker = "traces" | "figures";

type Shown = { readonly group: number; readonly value: Distributions };

/** Distributions that are wanted: of a group, of which so many conditions have finished. */
type Wish = { readonly group: number; readonly finished: number };

/** Data of a run beyond its summaries, fetched for the chosen condition, newest request first. Readers get what has arrived. */
export class ResultsData {
  readonly #workbench: Workbench;
  readonly #run: Run;
  readonly #queue = new RequestQueue();
  readonly #traces = new Map<number, RemoteTrace>();
  // Only the set of trains is reactive; the trains themselves never change.
  #trains: ReadonlyMap<number, readonly Float64Array[]> = $state.raw(new Map());
  #distributions: Shown | undefined = $state.raw();
  #error: unknown = $state.raw();
  readonly #trainsWanted = new Map<TrainsAsker, readonly number[]>();
  #isReadingTrains = false;
  #wanted: Wish | undefined;
  #read: Wish | undefined;
  #isReadingDistributions = false;

  constructor(workbench: Workbench, run: Run) {
    this.#workbench = workbench;
    this.#run = run;
  }

  /** error of the last request; cleared by the next success */
  get error(): unknown {
    return this.#error;
  }

  /** V of the first neuron of a condition that has finished: as it was recorded, or computed by the service when it is looked at. */
  trace(condition: number): RemoteTrace {
    const trace = this.#traces.get(condition) ?? this.#newTrace(condition);
    // The least recently used entry is evicted first.
    this.#traces.delete(condition);
    this.#traces.set(condition, trace);
    if (this.#traces.size > mostTraces) this.#traces.delete(this.#traces.keys().next().value!);
    return trace;
  }

  /** Spike times of a condition's neurons, ms; undefined until they are here. */
  trains(condition: number): readonly Float64Array[] | undefined {
    return this.#trains.get(condition);
  }

  /** Fetches the spikes of these finished conditions. */
  wantTrains(conditions: readonly number[], asker: TrainsAsker = "traces"): void {
    this.#trainsWanted.set(asker, conditions);
    if (!this.#isReadingTrains) void this.#readTrains();
  }

  /** Intervals, V and rate over time of a group; for a moment those of the previous one, undefined until they are here. */
  get distributions(): Shown | undefined {
    return this.#distributions;
  }

  /** @param finished number of its finished conditions; when it grows, the distributions are fetched again */
  wantDistributions(group: number, finished: number): void {
    this.#wanted = { group, finished };
    if (this.#isOfAnotherGroup) setTimeout(() => this.#dropOthers(), moment);
    if (!this.#isReadingDistributions) void this.#readDistributions();
  }

  get #isOfAnotherGroup(): boolean {
    const [shown, wanted] = [this.#distributions?.group, this.#wanted?.group];
    return shown !== undefined && wanted !== undefined && shown !== wanted;
  }

  /** The numbers of one condition are not left under the name of another: their own may be long in coming, or never come. */
  #dropOthers(): void {
    if (this.#isOfAnotherGroup) this.#distributions = undefined;
  }

  #newTrace(condition: number): RemoteTrace {
    const { resolved, plan } = this.#run;
    const { duration } = plan.driveOf({ index: condition });
    const interval = new TimeGrid(resolved.dt).timeOf(resolved.recordV ? resolved.recordEvery : everyWhenLookedAt(duration, resolved.dt));
    const reader = {
      interval,
      samples: new TimeGrid(interval).lastUpTo(duration) + 1,
      read: async (first: number, count: number, buckets: number) => await this.#workbench.readTrace({ run: this.#run.handle!, condition, neuron: 0, first, count, buckets }),
    };
    return new RemoteTrace(reader, this.#queue);
  }

  async #readTrains(): Promise<void> {
    this.#isReadingTrains = true;
    for (;;) {
      const missing = this.#wantedTrains().filter((condition) => !this.#trains.has(condition));
      const { handle } = this.#run;
      if (missing.length === 0 || handle === undefined) break;
      const answer = await this.#attempt(() => this.#workbench.readSpikes({ run: handle, conditions: [...missing], neurons: mostNeurons }));
      if (answer === undefined || answer.length === 0) break;
      const kept = new Map(this.#trains);
      for (const { condition, neurons } of answer) kept.set(condition, neurons);
      const wanted = new Set(this.#wantedTrains());
      for (const condition of kept.keys()) {
        if (kept.size <= mostTrains) break;
        if (!wanted.has(condition)) kept.delete(condition);
      }
      this.#trains = kept;
    }
    this.#isReadingTrains = false;
  }

  #wantedTrains(): number[] {
    return [...new Set([...this.#trainsWanted.values()].flat())];
  }

  async #readDistributions(): Promise<void> {
    this.#isReadingDistributions = true;
    for (;;) {
      const wanted = this.#wanted;
      const { handle } = this.#run;
      if (wanted === undefined || handle === undefined || sameWish(wanted, this.#read)) break;
      this.#read = wanted;
      const value = await this.#attempt(() => this.#workbench.readDistributions({ run: handle, conditions: this.#run.plan.membersOf(wanted.group) }));
      if (value !== undefined) this.#distributions = { group: wanted.group, value };
    }
    this.#isReadingDistributions = false;
  }

  /** Shows the error of a failed request, which is not repeated automatically. */
  async #attempt<T>(question: () => Promise<T>): Promise<T | undefined> {
    try {
      const answer = await question();
      this.#error = undefined;
      return answer;
    } catch (error) {
      this.#error = error;
      return undefined;
    }
  }
}

function sameWish(one: Wish, other: Wish | undefined): boolean {
  return other !== undefined && one.group === other.group && one.finished === other.finished;
}
