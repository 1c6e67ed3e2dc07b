import fc from "fast-check";
import { expect, test } from "vitest";
import { levelInWindow } from "./level-in-window.ts";
import { levelAt } from "./sample-stimulus.ts";
import type { CompiledStimulus, Segment } from "./segments.ts";

const stimulus = (...segments: Segment[]): CompiledStimulus => ({ unit: "pA", duration: segments[segments.length - 1]!.end, segments });

test("a constant drive has its level to the bit, also across segments", () => {
  const drive = stimulus(
    { kind: "constant", start: 0, end: 0.1, level: 0.1 },
    { kind: "constant", start: 0.1, end: 7, level: 0.1 },
    { kind: "linear", start: 7, end: 9, level: 0.1, slope: 0 },
  );
  expect(levelInWindow(drive, { from: 0.03, to: 9 })).toEqual({ level: 0.1, constant: true });
});

test("a window over two levels has their mean, weighted by time", () => {
  const drive = stimulus({ kind: "constant", start: 0, end: 100, level: 0 }, { kind: "constant", start: 100, end: 200, level: 300 });
  expect(levelInWindow(drive, { from: 75, to: 200 })).toEqual({ level: 240, constant: false });
  expect(levelInWindow(drive, { from: 100, to: 200 })).toEqual({ level: 300, constant: true });
});

test("a window outside the sweep, or of length 0, has no level", () => {
  const drive = stimulus({ kind: "constant", start: 0, end: 100, level: 5 });
  expect(levelInWindow(drive, { from: 100, to: 200 })).toBeUndefined();
  expect(levelInWindow(drive, { from: 50, to: 50 })).toBeUndefined();
});

const inside = fc.double({ min: 0, max: 1, noNaN: true });
const moving: fc.Arbitrary<Segment> = fc.oneof(
  fc.record({ kind: fc.constant("linear" as const), start: fc.constant(20), end: fc.constant(220), level: fc.constant(50), slope: fc.double({ min: -3, max: 3, noNaN: true }) }),
  fc.record({
    kind: fc.constant("sine" as const),
    start: fc.constant(20),
    end: fc.constant(220),
    level: fc.constant(50),
    amplitude: fc.constant(80),
    omega: fc.double({ min: 0, max: 0.5, noNaN: true }),
    phase: fc.double({ min: -4, max: 4, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant("chirp" as const),
    start: fc.constant(20),
    end: fc.constant(220),
    level: fc.constant(50),
    amplitude: fc.constant(80),
    omega: fc.double({ min: 0, max: 0.3, noNaN: true }),
    sweepRate: fc.double({ min: -2e-3, max: 2e-3, noNaN: true }),
    phase: fc.double({ min: -4, max: 4, noNaN: true }),
  }),
);

test("the mean of a moving drive is the mean of its samples", () => {
  fc.assert(
    fc.property(moving, inside, inside, (segment, one, other) => {
      const from = 20 + 150 * Math.min(one, other);
      const to = from + 1 + 49 * Math.max(one, other);
      const drive = stimulus({ kind: "constant", start: 0, end: 20, level: 0 }, segment);
      const n = 4000;
      let sum = 0;
      for (let k = 0; k < n; k++) sum += levelAt(drive, from + ((k + 0.5) * (to - from)) / n);
      expect(levelInWindow(drive, { from, to })!.level).toBeCloseTo(sum / n, 3);
    }),
  );
});
