import { describe, expect, test } from "vitest";
import { leastShown, SwitchLatch } from "./switch-latch.ts";

/** What is drawn at frames of a sixtieth of a second each. */
const drawn = (fires: (ms: number) => boolean, seconds: number): boolean[] => {
  const latch = new SwitchLatch();
  return Array.from({ length: 60 * seconds }, (_, k) => latch.at((1000 * k) / 60, fires((1000 * k) / 60)));
};
/** Lengths of the stretches in which it is drawn the same, frames. */
const stretches = (states: readonly boolean[]) => {
  const lengths: { readonly closed: boolean; count: number }[] = [];
  for (const closed of states) {
    const last = lengths.at(-1);
    if (last?.closed === closed) last.count += 1;
    else lengths.push({ closed, count: 1 });
  }
  return lengths;
};

describe("the switch", () => {
  test("is closed for 80 ms after a spike that one frame shows", () => {
    const [before, closed, after] = stretches(drawn((ms) => Math.round(ms) === 500, 1));
    expect(before).toEqual({ closed: false, count: 30 });
    expect(closed).toEqual({ closed: true, count: Math.ceil((leastShown * 60) / 1000) });
    expect(after?.closed).toBe(false);
  });

  test("is closed while the neuron is refractory, in slow motion for long", () => {
    expect(stretches(drawn((ms) => ms >= 200 && ms < 700, 1))).toEqual([
      { closed: false, count: 12 },
      { closed: true, count: 30 },
      { closed: false, count: 18 },
    ]);
  });

  test("opens between spikes that come faster than an eye can follow", () => {
    let spikes = 0;
    const turns = stretches(drawn(() => spikes++ % 2 === 0, 2)).slice(0, -1);
    expect(turns.length).toBeGreaterThan(10);
    turns.slice(1).forEach(({ count }) => expect(count).toBeGreaterThanOrEqual(5));
  });
});
