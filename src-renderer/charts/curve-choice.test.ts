import { expect, test } from "vitest";
import { nearestPoint, neighbouringPoint } from "./curve-choice.ts";
import type { PlotSeries } from "./plot-data.ts";

const curve = (id: number, offset: number): PlotSeries => ({ id, label: `${id}`, colour: "#000000", points: [0, 1, 2].map((k) => ({ id: k, x: 10 * k, y: offset + k })) });
const series = [curve(0, 0), curve(1, 10), { ...curve(2, 20), points: [] }];
const place = { x: (value: number) => value, y: (value: number) => 100 - value };

test("a click chooses the nearest point within reach", () => {
  expect(nearestPoint(series, place, { x: 11, y: 98 })).toEqual({ series: 0, point: 1 });
  expect(nearestPoint(series, place, { x: 11, y: 90 })).toEqual({ series: 1, point: 1 });
  expect(nearestPoint(series, place, { x: 60, y: 90 })).toBeUndefined();
});

test("left and right go along a curve and stop at its ends, up and down to the curve above or below", () => {
  expect(neighbouringPoint(series, { series: 0, point: 1 }, "ArrowRight")).toEqual({ series: 0, point: 2 });
  expect(neighbouringPoint(series, { series: 0, point: 2 }, "ArrowRight")).toBeUndefined();
  expect(neighbouringPoint(series, { series: 0, point: 1 }, "ArrowUp")).toEqual({ series: 1, point: 1 });
  expect(neighbouringPoint(series, { series: 1, point: 1 }, "ArrowDown")).toEqual({ series: 0, point: 1 });
  expect(neighbouringPoint(series, { series: 1, point: 1 }, "ArrowUp")).toBeUndefined();
});

test("by default the first point is chosen; without points there is none", () => {
  expect(neighbouringPoint(series, undefined, "ArrowLeft")).toEqual({ series: 0, point: 0 });
  expect(neighbouringPoint([series[2]!], undefined, "ArrowLeft")).toBeUndefined();
});
