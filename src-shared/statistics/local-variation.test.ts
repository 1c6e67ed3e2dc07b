import fc from "fast-check";
import { expect, test } from "vitest";
import reference from "../testing/reference/other_simulators.json" with { type: "json" };
import { localVariation } from "./local-variation.ts";
import { intervals } from "./testing/spike-trains.ts";

// Elephant be0d70b, docstrings of elephant/statistics.py (run there as doctests)
const elephant = reference.cases.find((one) => one.name === "elephant_cv2_lv_docstring") as unknown as {
  stimulus: { isi: number[] };
  expected: { cv2: number; lv: number; "lvr(R=0.005 ms)": number };
};

test("CV2, LV and LvR are those of Elephant", () => {
  const isi = Float64Array.from(elephant.stimulus.isi);
  expect(localVariation(isi).cv2).toBeCloseTo(elephant.expected.cv2, 14);
  expect(localVariation(isi).lv).toBeCloseTo(elephant.expected.lv, 14);
  expect(localVariation(isi, 0.005).lvR).toBeCloseTo(elephant.expected["lvr(R=0.005 ms)"], 14);
});

test("examples of the documentation", () => {
  const isi = Float64Array.of(0.3, 4.5, 6.7, 9.3);
  expect(localVariation(isi).cv2).toBeCloseTo(0.8226190476190478, 14);
  expect(localVariation(isi).lv).toBeCloseTo(0.8306154336734695, 14);
  expect(localVariation(isi, 0.005).lvR).toBeCloseTo(0.833907445980624, 14);
  expect(localVariation(Float64Array.of(10, 30)).adaptationIndex).toBe(0.5);
});

test("LvR without refractoriness is LV, and 5 ms is its constant", () => {
  fc.assert(
    fc.property(intervals, (isi) => {
      expect(localVariation(isi, 0).lvR).toBe(localVariation(isi).lv);
      expect(localVariation(isi).lvR).toBe(localVariation(isi, 5).lvR);
    }),
  );
});

test("CV2, LV and the adaptation index do not ask for the unit of time", () => {
  fc.assert(
    fc.property(intervals, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (isi, scale) => {
      const scaled = isi.map((value) => scale * value);
      for (const measure of ["cv2", "lv", "adaptationIndex"] as const) expect(localVariation(scaled)[measure]).toBeCloseTo(localVariation(isi)[measure]!, 9);
    }),
  );
});

test("a train played backwards adapts the other way and is as irregular", () => {
  fc.assert(
    fc.property(intervals, (isi) => {
      const backwards = isi.slice().reverse();
      expect(localVariation(backwards).adaptationIndex).toBeCloseTo(-localVariation(isi).adaptationIndex!, 12);
      expect(localVariation(backwards).cv2).toBeCloseTo(localVariation(isi).cv2!, 12);
      expect(localVariation(backwards).lv).toBeCloseTo(localVariation(isi).lv!, 12);
    }),
  );
});

test("fewer than two intervals have no answer", () => {
  for (const few of [Float64Array.of(), Float64Array.of(5)]) {
    expect(localVariation(few)).toEqual({ cv2: undefined, lv: undefined, lvR: undefined, adaptationIndex: undefined });
  }
});
