import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ClickTimes, leastGap, lead } from "./click-times.ts";

/** Frames of 1/60 s each, at a speed, that come up to so many seconds late. */
function framesOf(spikes: readonly number[], speed: number, seconds: number, lateness: readonly number[] = [0]) {
  const length = (1000 * speed) / 60;
  return Array.from({ length: Math.round(60 * seconds) }, (_, k) => ({
    frame: { from: k * length, to: (k + 1) * length, speed, spikes: spikes.filter((time) => time > k * length && time <= (k + 1) * length) },
    now: (k + 1) / 60 + lateness[k % lateness.length]!,
  }));
}

function clicksOf(frames: ReturnType<typeof framesOf>): number[] {
  const clicks = new ClickTimes();
  return frames.flatMap(({ frame, now }) => clicks.of(frame, now));
}

describe("clicks", () => {
  test("are as far apart as the spikes, divided by the speed, though frames come late by turns", () => {
    const spikes = [30, 61, 100, 180.25, 200];
    for (const speed of [0.1, 0.5, 1]) {
      const clicks = clicksOf(framesOf(spikes, speed, 2.5, [0, 0.011, 0.004, 0.02]));
      expect(clicks).toHaveLength(spikes.length);
      clicks.slice(1).forEach((click, k) => expect(click - clicks[k]!).toBeCloseTo((spikes[k + 1]! - spikes[k]!) / 1000 / speed, 9));
    }
  });

  test("come a little after the frame that shows them ends, never before now", () => {
    const train = fc.uniqueArray(fc.double({ min: 1, max: 999, noNaN: true }), { maxLength: 50 });
    const late = fc.array(fc.double({ min: 0, max: 0.2, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(train, fc.constantFrom(0.01, 1, 10), late, (times, speed, lateness) => {
        const clicks = new ClickTimes();
        for (const { frame, now } of framesOf(times.sort((one, other) => one - other), speed, 1, lateness)) {
          for (const click of clicks.of(frame, now)) {
            expect(click).toBeGreaterThanOrEqual(now);
            expect(click).toBeLessThanOrEqual(now + lead + 0.06);
          }
        }
      }),
    );
  });

  test("are never nearer to each other than can be told apart", () => {
    const clicks = clicksOf(framesOf(Array.from({ length: 2000 }, (_, k) => 0.5 * (k + 1)), 1, 1));
    expect(clicks.length).toBeGreaterThan(50);
    clicks.slice(1).forEach((click, k) => expect(click - clicks[k]!).toBeGreaterThanOrEqual(leastGap - 1e-9));
  });

  test("go on at once after a pause", () => {
    const clicks = new ClickTimes();
    clicks.of({ from: 0, to: 16, speed: 1, spikes: [8] }, 1);
    expect(clicks.of({ from: 16, to: 32, speed: 1, spikes: [32] }, 61)).toEqual([61 + lead]);
  });
});
