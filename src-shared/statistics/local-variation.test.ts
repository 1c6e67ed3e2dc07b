import fc from "fast-check";
import { expect, test } from "vitest";
import reference from "../testing/reference/other_simulators.json" with { type: "json" };
import { adaptationIndex, contrastsOf, cv2, lv, lvR } from "./local-variation.ts";
import { intervals } from "./testing/spike-trains.ts";

// Elephant be0d70b, docstrings of elephant/statistics.py (run there as doctests)
const elephant = reference.cases.find((one) => one.name === "elephant_cv2_lv_docstring") as unknown as {
  stimulus: { isi: number[] };
  expected: { cv2: number; lv: number; "lvr(R=0.005 ms)": number };
};

test("CV2, LV and LvR are those of Elephant", () => {
  const isi = Float64Array.from(elephant.stimulus.isi);
  expect(cv2(isi)).toBeCloseTo(elephant.expected.cv2, 14);
  expect(lv(isi)).toBeCloseTo(elephant.expected.lv, 14);
  expect(lvR(isi, undefined, 0.005)).toBeCloseTo(elephant.expected["lvr(R=0.005 ms)"], 14);
});

test("examples of the documentation", () => {
  const isi = Float64Array.of(0.3, 4.5, 6.7, 9.3);
  expect(cv2(isi)).toBeCloseTo(0.8226190476190478, 14);
  expect(lv(isi)).toBeCloseTo(0.8306154336734695, 14);
  expect(lvR(isi, undefined, 0.005)).toBeCloseTo(0.833907445980624, 14);
  expect(adaptationIndex(Float64Array.of(10, 30))).toBe(0.5);
  expect([...contrastsOf(Float64Array.of(10, 30, 10))]).toEqual([-0.5, 0.5]);
});

test("LvR without refractoriness is LV, and 5 ms is its constant", () => {
  fc.assert(
    fc.property(intervals, (isi) => {
      expect(lvR(isi, undefined, 0)).toBe(lv(isi));
      expect(lvR(isi)).toBe(lvR(isi, undefined, 5));
    }),
  );
});

test("CV2, LV and the adaptation index do not ask for the unit of time", () => {
  fc.assert(
    fc.property(intervals, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (isi, scale) => {
      const scaled = isi.map((value) => scale * value);
      for (const measure of [cv2, lv, adaptationIndex]) expect(measure(scaled)).toBeCloseTo(measure(isi)!, 9);
    }),
  );
});

test("a train played backwards adapts the other way and is as irregular", () => {
  fc.assert(
    fc.property(intervals, (isi) => {
      const backwards = isi.slice().reverse();
      expect(adaptationIndex(backwards)).toBeCloseTo(-adaptationIndex(isi)!, 12);
      expect(cv2(backwards)).toBeCloseTo(cv2(isi)!, 12);
      expect(lv(backwards)).toBeCloseTo(lv(isi)!, 12);
    }),
  );
});

test("fewer than two intervals have no answer", () => {
  for (const measure of [cv2, lv, lvR, adaptationIndex]) {
    expect(measure(Float64Array.of())).toBeUndefined();
    expect(measure(Float64Array.of(5))).toBeUndefined();
  }
});
