import { expect, test } from "vitest";
import { intervalText, timeText } from "./cursor-words.ts";
import { curveSummary, curveTable } from "./curve-summary.ts";
import fc from "fast-check";
import { plotMargin, shareOf, tickLabels, ticksOf, withRoomForLabels } from "./plot.ts";
import { rasterSummary } from "./raster-words.ts";

test("ticks are round, and no more than fit", () => {
  const time = { min: 0, max: 1000, shown: true };
  expect(ticksOf(time, "x", 476)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
  expect(ticksOf(time, "x", 1010)).toHaveLength(21);
  expect(ticksOf(time, "x", 40)).toEqual([0, 500, 1000]);
  expect(ticksOf({ min: 0, max: 160, shown: true }, "x", 136)).toEqual([0, 50, 100, 150]);
  expect(ticksOf({ min: 0, max: 1_000_000, shown: true }, "x", 476)).toEqual([0, 200_000, 400_000, 600_000, 800_000, 1_000_000]);
  expect(ticksOf({ min: -90, max: -18, shown: true }, "y", 285)).toEqual([-90, -80, -70, -60, -50, -40, -30, -20]);
  expect(ticksOf({ min: 0, max: 2, shown: true, whole: true }, "y", 200)).toEqual([0, 1, 2]);
  expect(ticksOf({ min: 5, max: 5, shown: true }, "y", 200)).toEqual([5]);
  expect(ticksOf({ min: 2, max: 8, shown: true, ticks: [1, 5, 9] }, "y", 200)).toEqual([5]);
});

test("a vertical axis of any height has at least two labels, and none overlap", () => {
  fc.assert(
    fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), fc.double({ min: 0.1, max: 2000, noNaN: true }), fc.integer({ min: 24, max: 400 }), (min, span, length) => {
      const ticks = ticksOf({ min, max: min + span, shown: true }, "y", length);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      const distances = ticks.slice(1).map((tick, k) => ((tick - ticks[k]!) / span) * length);
      expect(Math.min(...distances)).toBeGreaterThanOrEqual(9);
    }),
  );
  expect(ticksOf({ min: -121, max: 281, shown: true }, "y", 24)).toEqual([0, 200]);
});

test("margins grow until no label is cut", () => {
  const plot = { margin: { ...plotMargin, right: 12 }, x: { min: 0, max: 10_000, shown: true }, y: { min: 0, max: 100_000, shown: true }, layers: [] };
  const { margin } = withRoomForLabels(plot, 200, 120);
  // "100 000" beside a tick; half of "10 000" beyond the end of the axis.
  expect(margin.left).toBeGreaterThanOrEqual(7 * 6 + 8);
  expect(margin.right).toBeGreaterThanOrEqual(3 * 6);
  expect(withRoomForLabels({ ...plot, x: { min: 0, max: 8, shown: true }, y: { min: 0, max: 60, shown: true } }, 200, 120).margin).toEqual(plot.margin);
});

test("labels have a true minus sign and one precision", () => {
  const axis = { min: -1, max: 1, shown: true };
  expect(tickLabels(axis, [-1, -0.5, 0])).toEqual(["−1.0", "−0.5", "0.0"]);
  expect(tickLabels({ ...axis, labelOf: (value) => `row ${value}` }, [1])).toEqual(["row 1"]);
});

test("a value is converted to its share of the axis, also on a reversed axis", () => {
  expect(shareOf({ min: 0, max: 4 }, 1)).toBe(0.25);
  expect(shareOf({ min: 0, max: 4, reverse: true }, 1)).toBe(0.75);
});

test("cursors show their times and the interval between them", () => {
  expect(timeText(411.62, 1200)).toBe("411.6 ms");
  expect(timeText(411.6234, 2)).toBe("411.623 ms");
  expect(intervalText(411.6, 451.6, 1200)).toBe("B − A 40.0 ms, 25.0 Hz");
  expect(intervalText(451.6, 411.6, 1200)).toBe("B − A −40.0 ms, 25.0 Hz");
  expect(intervalText(5, 5, 1200)).toBe("B − A 0.0 ms");
});

test("the alternative text of a plot has its numbers in one sentence", () => {
  const series = [
    {
      id: 0,
      label: "Predicted",
      colour: "#000000",
      theory: { x: new Float64Array(2), y: new Float64Array(2) },
      points: [
        { id: 0, x: -100, y: 0 },
        { id: 1, x: 260, y: 73.28, low: 70, high: 76.5 },
      ],
    },
  ];
  expect(curveSummary("f–I curve", "Current, pA", "Rate, Hz", series, { series: 0, point: 1 })).toBe(
    "f–I curve, rate, Hz against current, pA, with theory: 2 points from −100 to 260, highest 73.3 at 260. Chosen: 73.3 at 260.",
  );
  expect(curveSummary("f–I curve", "Current, pA", "Rate, Hz", [], undefined)).toBe("f–I curve, rate, Hz against current, pA: no points yet.");
  expect(curveTable("Current, pA", "Rate, Hz", series)).toMatchObject({ head: ["Current, pA", "Rate, Hz", "95 % CI, from", "to"] });
  expect(curveTable("Current, pA", "Rate, Hz", series).rows()).toEqual([["−100", "0", "", ""], ["260", "73.28", "70", "76.5"]]);
  expect(rasterSummary({ name: "Trial", rows: [Float64Array.of(1, 5), Float64Array.of(2000)], shown: 0, colour: "" }, { from: 0, to: 1200 })).toBe(
    "Raster of 2 trials, 0 to 1200 ms: 2 spikes.",
  );
});
