import { expect, test } from "vitest";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { resolveProtocol } from "../../src-shared/protocol/resolve-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { compileStimulus } from "../../src-shared/stimulus/compile-stimulus.ts";
import { predictRate } from "../../src-shared/theory/predict-rate.ts";
import { groupConditions } from "./condition-groups.ts";
import { axesOfRun, sweepLevels } from "./run-axes.ts";
import { RunTheory } from "./run-theory.ts";
import { curveLines, curvePoints, neighbours, type CurveSource } from "./run-curves.ts";
import { finishedCells, waiting } from "./testing/cells.ts";

const protocol = resolveProtocol(aProtocol({ epochs: [{ kind: "step", duration: 500, level: 60, deltaLevel: 20 }], sweeps: 9, trials: 2, noise: { kind: "white", levels: [0, 1, 2, 4, 8] } }), "");
const stimuli = Array.from({ length: 9 }, (_, sweep) => compileStimulus(protocol, sweep));
const source = sourceOf(protocol, sweepLevels(protocol, stimuli));
function sourceOf(of: ResolvedProtocol, levels: CurveSource["levels"]): CurveSource {
  const axes = axesOfRun(of);
  return { protocol: of, axes, levels, unit: "pA", theory: new RunTheory(of, axes, levels, "pA") };
}
const chosen = { sweep: 4, noise: 2 };

test("theory stands before the run: one f-I line per noise level, over all levels", () => {
  const lines = curveLines("fi", source, chosen);
  expect(lines.map(({ label }) => label)).toEqual(["0 mV", "1 mV", "2 mV", "4 mV", "8 mV"]);
  const last = lines[4]!.theory;
  expect([last.x[0], last.x.at(-1)]).toEqual([60, 220]);
  expect(last.y.at(-1)).toBe(predictRate(protocol, stimuli[8]!, { from: 0, to: 500 }, 8)?.rate);
});

test("without noise the line has its corner at the rheobase", () => {
  const { theory } = curveLines("fi", source, chosen)[0]!;
  const first = theory.x[theory.y.findIndex((rate) => rate > 0)];
  expect(first).toBeGreaterThan(100);
  expect(first).toBeLessThan(100.001);
});

test("against noise: the chosen sweep and its neighbours, named by their level", () => {
  expect(curveLines("rateAgainstNoise", source, chosen).map(({ label, index }) => [index, label])).toEqual([
    [2, "100 pA"],
    [4, "140 pA"],
    [6, "180 pA"],
  ]);
});

test("neighbours stay within the sweeps", () => {
  expect([0, 1, 4, 7, 8].map((sweep) => neighbours(sweep, 9))).toEqual([[0, 2, 4], [1, 3, 5], [2, 4, 6], [3, 5, 7], [4, 6, 8]]);
  expect([neighbours(0, 1), neighbours(1, 2), neighbours(0, 3)]).toEqual([[0], [0, 1], [0, 1, 2]]);
});

test("a sweep whose CV theory begins only with noise has a line from there", () => {
  const silent = curveLines("cvAgainstNoise", source, { sweep: 0, noise: 0 })[0]!;
  expect(silent.theory.x[0]).toBeGreaterThan(0);
  expect(silent.theory.x.at(-1)).toBe(8);
});

test("points are those of final groups, told by their index, a CV of few intervals hollow", () => {
  const cells = finishedCells(source.axes, ({ sweep, noise }) => ({ rate: 10 * sweep + noise, cv: 0.1 * noise, isiCount: sweep === 4 ? 30 : 200 }));
  const { groups } = groupConditions(source.axes, cells.with(2 * (8 * 5 + 2), waiting), true);
  const fi = curvePoints("fi", curveLines("fi", source, chosen)[2]!, source, groups);
  expect(fi.map(({ x, y }) => [x, y])).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((sweep) => [60 + 20 * sweep, 10 * sweep + 2]));
  expect(fi.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  const cv = curvePoints("cvAgainstNoise", curveLines("cvAgainstNoise", source, chosen)[1]!, source, groups);
  expect(cv.map(({ x, hollow }) => [x, hollow])).toEqual([[0, true], [1, true], [2, true], [4, true], [8, true]]);
  const firm = curvePoints("cvAgainstNoise", curveLines("cvAgainstNoise", source, chosen)[0]!, source, groups);
  expect(firm.every(({ hollow }) => !hollow)).toBe(true);
});

test("where theory does not hold there is no line", () => {
  const coloured = resolveProtocol(aProtocol({ noise: { kind: "ornstein-uhlenbeck", tau: 5, levels: [0, 10] } }), "");
  const lines = curveLines("rateAgainstNoise", sourceOf(coloured, [{ level: 150, constant: true }]), { sweep: 0, noise: 0 });
  expect(lines.map(({ theory }) => theory.x.length)).toEqual([0]);
});
