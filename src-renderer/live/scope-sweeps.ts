import type { SampleRing } from "../live-neuron/sample-ring.ts";

/** What begins a sweep of the oscilloscope. */
export type Trigger = "free" | "spike" | "level";
export const triggers: readonly { readonly value: Trigger; readonly text: string }[] = [
  { value: "free", text: "Free" },
  { value: "spike", text: "Spike" },
  { value: "level", text: "Level" },
];

/** A sweep on the screen: from its left edge to as far as it has come, ms since the reset. */
export interface ScopeSweep {
  readonly from: number;
  readonly to: number;
}

/** Of the width: where the trigger stands. */
const beforeTrigger = 0.2;

/**
 * The sweeps of an oscilloscope with one time base. Free: one follows the other. Else a sweep waits for a spike, or for V to rise through
 * a level, and shows what came before it, too.
 */
export class ScopeSweeps {
  current: ScopeSweep | undefined;
  /** finished since `take` was called last, oldest first */
  #finished: ScopeSweep[] = [];
  #seen = 0;

  clear(): void {
    this.current = undefined;
    this.#finished = [];
    this.#seen = 0;
  }

  take(): readonly ScopeSweep[] {
    const finished = this.#finished;
    this.#finished = [];
    return finished;
  }

  /** Follow the ring to its end. @param base ms across the screen */
  follow(ring: SampleRing, { trigger, base, level }: { readonly trigger: Trigger; readonly base: number; readonly level: number }): void {
    // What the ring has lost, or has begun anew, is no sweep.
    if (this.#seen > ring.end || this.#seen < ring.begin) {
      this.clear();
      this.#seen = ring.begin;
    }
    for (let turns = 0; turns < 64; turns++) {
      const { current } = this;
      if (current === undefined) {
        const start = this.#start(ring, trigger, base, level);
        if (start === undefined) break;
        this.current = { from: start, to: start };
        continue;
      }
      const end = current.from + base;
      if (ring.end < end) {
        this.current = { from: current.from, to: ring.end };
        break;
      }
      this.#finished.push({ from: current.from, to: end });
      this.current = undefined;
      this.#seen = end;
    }
    if (this.current === undefined) this.#seen = Math.max(this.#seen, ring.end);
  }

  #start(ring: SampleRing, trigger: Trigger, base: number, level: number): number | undefined {
    if (trigger === "free") return this.#seen;
    const at = trigger === "spike" ? ring.spikesIn(this.#seen, ring.end)[0] : risesThrough(ring, this.#seen, level);
    return at === undefined ? undefined : at - beforeTrigger * base;
  }
}

/** ms: the first sample from `from` on at which V has come from below a level to it. */
function risesThrough(ring: SampleRing, from: number, level: number): number | undefined {
  let before = Infinity;
  let found: number | undefined;
  ring.eachSample(from - ring.dt, ring.end, (time, V) => {
    if (found === undefined && before < level && V >= level) found = time;
    before = V;
  });
  return found;
}
