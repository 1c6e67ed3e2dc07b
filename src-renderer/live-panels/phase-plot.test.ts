import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passageOf, slopeRange } from "./phase-plot.ts";

const cell = { E_L: -70, V_th: -50, V_reset: -65 };

describe("the way of the dot in a frame", () => {
  test("is one stretch where V only rises or wavers", () => {
    expect(passageOf([Float64Array.of(-60, -58), Float64Array.of(-59, -55)], cell, -61)).toEqual([[-61, -55]]);
  });

  test("is parted where V is reset", () => {
    expect(passageOf([Float64Array.of(-52, -50.5, -65, -64)], cell, -53)).toEqual([[-53, -50.5], [-65, -64]]);
  });

  test("of the first frame begins with its first sample, and of no frame is none", () => {
    expect(passageOf([Float64Array.of(-60, -59)], cell, undefined)).toEqual([[-60, -59]]);
    expect(passageOf([], cell, -60)).toEqual([]);
  });

  test("a population's first neuron that rests at reset stands there", () => {
    expect(passageOf([Float64Array.of(-65, -65)], cell, -51)).toEqual([[-65, -65]]);
  });
});

test("the axis of slopes has round ends around what it shows, few steps apart", () => {
  fc.assert(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: 0.001, max: 200, noNaN: true }), (low, span) => {
      const { min, max } = slopeRange([low, low + span, 0]);
      expect(min).toBeLessThanOrEqual(Math.min(low, 0) + 1e-9);
      expect(max).toBeGreaterThanOrEqual(Math.max(low + span, 0) - 1e-9);
      expect(max - min).toBeLessThanOrEqual(3 * (Math.max(low + span, 0) - Math.min(low, 0)));
    }),
  );
});
