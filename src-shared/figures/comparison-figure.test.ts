import { expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import type { ComparedResult, ComparedView } from "./compared-result.ts";
import { comparisonFigure } from "./comparison-figure.ts";
import { defaultStyle, type FigureStyle } from "./figure-style.ts";
import { runColour } from "./palette.ts";
import type { Sheet } from "./sheet.ts";
import { aSimulatedResult } from "./testing/simulated-results.ts";

const noisy: Partial<Protocol> = {
  neuron: { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65 },
  noise: { kind: "white", levels: [2] },
  sweeps: 3,
  trials: 4,
  dt: 0.5,
  epochs: [{ kind: "step", duration: 200, level: 120, deltaLevel: 60 }],
};
const first = aSimulatedResult(noisy);
const slow = aSimulatedResult({ ...noisy, neuron: { tau_m: 40, R_m: 150, E_L: -70, V_th: -48, V_reset: -65 } });
const inVolts = aSimulatedResult({
  ...noisy,
  levelUnit: "V/s",
  noise: undefined,
  trials: 1,
  epochs: [{ kind: "step", duration: 200, level: 1.2 }],
  sweeps: 1,
  record: { V: false },
});

const view: ComparedView = { layout: "side-by-side", place: { sweep: 2, noise: 0, trial: 1 } };
const run = (name: string, result = first): ComparedResult => ({ name, result });
const many = (count: number) => Array.from({ length: count }, (_, k) => run(`Run ${k + 1}`, k % 2 === 0 ? first : slow));

async function sheetOf(runs: readonly ComparedResult[], changes: Partial<ComparedView> = {}, style: Partial<FigureStyle> = {}): Promise<Sheet> {
  return (await comparisonFigure(runs, { ...view, ...changes }, { ...defaultStyle, ...style }))!;
}

const scalesOf = (sheet: Sheet, panel = 0) => sheet.panels[panel]!.figure.configuration.options.scales;
const linesOf = (sheet: Sheet, panel = 0) =>
  sheet.panels[panel]!.figure.configuration.data.datasets.map(({ label, xAxisID, borderColor }) => [label, xAxisID, borderColor.slice(0, 7)]);

test("two runs side by side have a time axis each, one voltage axis, and their curves to the right", async () => {
  const sheet = await sheetOf([run("Run 12"), run("Run 11", slow)]);
  expect(sheet.size).toMatchObject({ widthMm: 174, heightMm: 98, dpi: 300 });
  expect(Object.keys(scalesOf(sheet))).toEqual(["time0", "between1", "time1", "row", "rowGap", "drive", "driveGap", "V"]);
  expect(linesOf(sheet)).toEqual([
    ["Drive of A", "time0", runColour(0)],
    ["V of A", "time0", runColour(0)],
    ["Drive of B", "time1", runColour(1)],
    ["V of B", "time1", runColour(1)],
  ]);
  expect(sheet.panels).toHaveLength(2);
  expect(linesOf(sheet, 1).map(([label]) => label)).toEqual(["Theory, A, Run 12", "Theory, B, Run 11"]);
  const [stack, curve] = sheet.panels;
  expect(curve!.leftMm).toBeGreaterThanOrEqual(stack!.figure.size.widthMm);
});

test("overlaid runs share one time axis, and their rasters are stacked", async () => {
  const sheet = await sheetOf([run("Run 12"), run("Run 11", slow)], { layout: "overlaid" });
  expect(Object.keys(scalesOf(sheet))).toEqual(["time0", "row", "rowGap", "drive", "driveGap", "V"]);
  expect(new Set(linesOf(sheet).map(([, axis]) => axis))).toEqual(new Set(["time0"]));
  expect(scalesOf(sheet)["row"]!.max).toBeGreaterThan(8);
});

test("all rows of many runs have the same voltage axis, and no panel overlaps another or the sheet's edge", async () => {
  for (const [count, width] of [[2, 85], [3, 174], [5, 174], [12, 174], [4, 60]] as const) {
    const sheet = await sheetOf(many(count), {}, { width });
    const boxes = sheet.panels.map(({ leftMm, topMm, figure: { size } }) => ({ left: leftMm, top: topMm, right: leftMm + size.widthMm, bottom: topMm + size.heightMm }));
    for (const [k, box] of boxes.entries()) {
      expect(box.right).toBeLessThanOrEqual(sheet.size.widthMm + 0.01);
      expect(box.bottom).toBeLessThanOrEqual(sheet.size.heightMm + 0.01);
      for (const other of boxes.slice(k + 1)) expect(box.bottom <= other.top + 0.01 || box.right <= other.left).toBe(true);
    }
    const stacks = sheet.panels.slice(0, -1);
    const shown = stacks.flatMap(({ figure }) => figure.configuration.data.datasets.filter(({ label }) => label.startsWith("V of")));
    expect(shown).toHaveLength(count);
    const ranges = stacks.map(({ figure }) => figure.configuration.options.scales["V"]!).map(({ min, max }) => `${min} ${max}`);
    expect(new Set(ranges).size).toBe(1);
  }
});

test("a sheet has the requested height", async () => {
  const { size, panels } = await sheetOf(many(6), {}, { height: 120 });
  expect(size.heightMm).toBe(120);
  expect(Math.max(...panels.map(({ topMm, figure }) => topMm + figure.size.heightMm))).toBeCloseTo(120, 6);
});

test("a run has the colour that was assigned to it", async () => {
  const sheet = await sheetOf([{ ...run("Run 12"), colour: 4 }, run("Run 11", slow)]);
  expect(linesOf(sheet)[0]).toEqual(["Drive of A", "time0", runColour(4)]);
});

test("its alternative text has the condition, each rate, and the difference with its interval", async () => {
  const { title, alt } = await sheetOf([run("Run 12"), run("Run 11", slow)], { place: { ...view.place, sweep: 1 } });
  expect(title).toBe("Comparison of 2 runs");
  expect(alt.replace(/[\d.]+ Hz/g, "# Hz").replace(/CI −[\d.]+ to −[\d.]+/, "CI −# to −#")).toBe(
    "Membrane potential, drive and raster of 2 runs, side by side. Sweep 2, 180 pA, σ 2 mV, trial 2. " +
      "A, Run 12: # Hz; B, Run 11: # Hz (B − A −# Hz, 95 % CI −# to −#, paired). f–I curve of each run.",
  );
});

test("a run with other sweeps, units or recordings contributes what it has", async () => {
  const sheet = await sheetOf([run("Run 1"), run("Run 2", inVolts)], { place: { sweep: 0 } });
  expect(linesOf(sheet).map(([label]) => label)).toEqual(["Drive of A", "V of A"]);
  const alone = await sheetOf([run("Run 1"), run("Run 2", inVolts)], { place: { ...view.place, sweep: 2 } });
  expect(alone.alt).toContain("B, Run 2: no rate");
  const withoutV = await sheetOf([run("Run 2", inVolts), run("Run 3", inVolts)], { place: { sweep: 0 } });
  expect(Object.keys(scalesOf(withoutV))).toEqual(["time0", "between1", "time1", "drive"]);
  expect(withoutV.panels).toHaveLength(1);
});

test("without data in any run there is no figure", async () => {
  expect(await comparisonFigure([run("Run 1"), run("Run 2")], { ...view, place: { sweep: 7 } }, defaultStyle)).toBeUndefined();
});
