import type { TimeGrid } from "../foundation/time-grid.ts";
import { spikeGrid, type SpikeResolution } from "../statistics/spike-resolution.ts";
import { HeldCurrent } from "./held-current.ts";

/** Currents that are remembered: about 35 kB each. The one that was held for the shortest time gives way. */
export const mostCurrents = 60;
/** V forgets where it was with tau_m: what comes within so many of them after a touch is not counted. */
export const settlingTimes = 3;

/** What the neuron is now, as far as statistics have to know. */
export interface LiveState {
  /** equal where nothing but the current differs: spikes of another neuron or noise are other spikes */
  readonly model: string;
  /** pA, or V/s */
  readonly current: number;
  /** ms */
  readonly tau_m: number;
  readonly neurons: number;
  /** of its spike times, which is part of the model */
  readonly resolution: SpikeResolution;
}

/**
 * Statistics of a live neuron, or of a population of like ones, that fill up while it runs; their memory does not grow. Each current
 * has its own: they go on when it comes back. They start again when anything else is touched. Counted are the spikes later than
 * three tau_m after a touch (`settlingTimes`), as `spikesIn` counts those of a window; no interval spans a touch.
 */
export class LiveStatistics {
  readonly #held = new Map<number, HeldCurrent>();
  #state: LiveState | undefined;
  #grid: TimeGrid | undefined;
  #now = 0;
  /** ms: spikes later than this count */
  #from = 0;
  /** of each neuron since then; NaN: none */
  #last = new Float64Array(0);

  /** Something was touched at a time, ms. */
  touch(at: number, state: LiveState): void {
    const before = this.#state;
    if (before?.model !== state.model || before.neurons !== state.neurons) this.#held.clear();
    if (this.#last.length !== state.neurons) this.#last = new Float64Array(state.neurons);
    this.#last.fill(NaN);
    this.#state = state;
    this.#grid = spikeGrid(state.resolution);
    this.#now = at;
    this.#from = at + settlingTimes * state.tau_m;
  }

  /** Forget everything. */
  restart(): void {
    this.#held.clear();
    this.#state = undefined;
  }

  /**
   * What happened since the last call, up to a time.
   *
   * @param now ms
   * @param times ms, per neuron ascending
   * @param neurons index of the neuron of each spike; undefined: there is one
   */
  advance(now: number, times: ArrayLike<number>, neurons?: ArrayLike<number>): void {
    const counted = now - Math.max(this.#now, this.#from);
    this.#now = now;
    if (this.#state === undefined || !(counted > 0)) return;
    const held = this.#heldAt(this.#state);
    held.addTime(counted);
    for (let k = 0; k < times.length; k++) {
      const time = times[k]!;
      if (!(time > this.#from)) continue;
      const neuron = neurons?.[k] ?? 0;
      const last = this.#last[neuron]!;
      this.#last[neuron] = time;
      held.addSpike();
      if (last === last) held.addInterval(this.#grid?.between(last, time) ?? time - last);
    }
  }

  /** What the present current has given; undefined while the neuron settles for the first time. */
  get present(): HeldCurrent | undefined {
    return this.#state === undefined ? undefined : this.#held.get(this.#state.current);
  }

  /** By ascending current. */
  get held(): readonly HeldCurrent[] {
    return [...this.#held.values()].sort((one, other) => one.current - other.current);
  }

  #heldAt({ current, resolution }: LiveState): HeldCurrent {
    const known = this.#held.get(current);
    if (known !== undefined) return known;
    if (this.#held.size === mostCurrents) this.#held.delete([...this.#held.values()].reduce((least, one) => (one.time < least.time ? one : least)).current);
    const added = new HeldCurrent(current, resolution);
    this.#held.set(current, added);
    return added;
  }
}
