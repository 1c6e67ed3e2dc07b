import { expect, test } from "vitest";
import { rasterContent } from "./raster-content.ts";
import { bareText } from "./rich-text.ts";
import { aFigureSource } from "./testing/a-figure-source.ts";

const page = { condition: 11, live: true, theory: true };
const noise = { kind: "white" as const, levels: [0, 2] };

test("a page shows the trials of the chosen sweep and noise level, a file all noise levels as groups", () => {
  const source = aFigureSource({ sweeps: 2, trials: 3, noise });
  const shown = rasterContent(source, page)!;
  expect([shown.rowName, shown.rowsAlong, shown.groups.length]).toEqual(["Trial", "repeat", 1]);
  expect(shown.groups[0]!.rows.map(({ condition }) => condition)).toEqual([9, 10, 11]);
  const filed = rasterContent(source, { ...page, live: false })!;
  expect(filed.groups.map(({ name, rows }) => [bareText(name), rows.length])).toEqual([["σ 0 mV", 3], ["σ 2 mV", 3]]);
  expect(bareText(filed.caption)).toBe("Sweep 2 of 2, 150 pA.");
});

test("if only the noise level varies, the rows are noise levels, also on the page", () => {
  const shown = rasterContent(aFigureSource({ noise }), { ...page, condition: 1 })!;
  expect([shown.rowName, shown.groups[0]!.rows.map(({ value }) => value)]).toEqual(["σ (mV)", [0, 2]]);
});

test("a row without spikes so far is empty on a page and left out in a file; a single train gives no raster", () => {
  const half = aFigureSource({ trials: 3 }, { spikes: (_, trial) => (trial === 1 ? undefined : [5]) });
  const view = { ...page, condition: 0 };
  expect(rasterContent(half, view)!.groups[0]!.rows.map(({ spikes }) => spikes.length)).toEqual([1, 0, 1]);
  expect(rasterContent(half, { ...view, live: false })!.groups[0]!.rows).toHaveLength(2);
  expect(rasterContent(aFigureSource({}), view)).toBeUndefined();
});

test("a transient left out of statistics is shaded, and named in the caption", () => {
  const transient = { epochs: [{ kind: "step" as const, duration: 100, level: 0 }, { kind: "step" as const, duration: 500, level: 200 }], trials: 2, window: { transient: 150 } };
  const view = { condition: 0, live: false, theory: false };
  const content = rasterContent(aFigureSource(transient), view)!;
  expect(content.transient).toEqual({ from: 100, to: 250 });
  expect(bareText(content.caption)).toContain("Grey: 100 ms to 250 ms, left out of statistics.");
  expect(rasterContent(aFigureSource({ ...transient, window: {} }), view)!.transient).toBeUndefined();
});
