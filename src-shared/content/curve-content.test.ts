import { expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import { predictRate } from "../theory/predict-rate.ts";
import { cvAgainstContent, rateAgainstContent } from "./against-parameter-content.ts";
import { neighbours } from "./chosen-among.ts";
import { fiContent } from "./fi-content.ts";
import type { CurveContent } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { conditionIdentity } from "./pooled-words.ts";
import { bareText } from "./rich-text.ts";
import { aFigureSource } from "./testing/a-figure-source.ts";

const nine: Partial<Protocol> = { epochs: [{ kind: "step", duration: 500, level: 60, deltaLevel: 20 }], sweeps: 9, trials: 2, noise: { kind: "white", levels: [0, 1, 2, 4, 8] } };
/** the third of five noise levels in the fifth sweep, first of two trials */
const page: FigureView = { condition: (4 * 5 + 2) * 2, live: true, theory: true };
const file: FigureView = { ...page, live: false };
const nothing = { summary: () => undefined };

const noiseAxis = (source: FigureSource) => source.plan.parameterAxes[0]!;
const rateAgainst = (source: FigureSource, view: FigureView) => rateAgainstContent(noiseAxis(source))(source, view);
const cvAgainst = (source: FigureSource, view: FigureView) => cvAgainstContent(noiseAxis(source))(source, view);

function ascending({ series }: CurveContent) {
  return [...series].sort((one, other) => one.id - other.id);
}

test("before the run the f-I curve shows theory: one line per noise level, over all stimulus levels", () => {
  const source = aFigureSource(nine, nothing);
  const lines = ascending(fiContent(source, page));
  expect(lines.map(({ name, label }) => [name, label])).toEqual([["0 mV", "0"], ["1 mV", "1"], ["2 mV", "2"], ["4 mV", "4"], ["8 mV", "8"]]);
  const last = lines[4]!.theory;
  expect([last[0]!.x, last.at(-1)!.x]).toEqual([60, 220]);
  expect(last.at(-1)!.y).toBe(predictRate({ protocol: source.plan.protocol, noiseLevel: 8 }, source.plan.drive(8))?.rate);
});

test("a file leaves out curves without points, and its alternative text counts the others", () => {
  const half = aFigureSource(nine, { summary: ({ noise }) => (noise > 2 ? undefined : { rate: 10 }) });
  expect(fiContent(half, file).series.map(({ label }) => label)).toEqual(["2", "1", "0"]);
  expect(fiContent(half, file).alt).toBe("Firing rate in Hz against current in pA, 3 noise levels, 60 to 220 pA; highest value 10.");
  expect(fiContent(aFigureSource(nine, nothing), file).series).toEqual([]);
});

test("without noise the theory line bends at the rheobase, and points have the colours of their sweeps", () => {
  const { series, guide } = fiContent(aFigureSource({ ...nine, noise: undefined }), { ...page, condition: 8 });
  const [{ theory, points } = { theory: [], points: [] }] = series;
  const first = theory.find(({ y }) => y > 0)!.x;
  expect(first).toBeGreaterThan(100);
  expect(first).toBeLessThan(100.001);
  expect(guide?.value).toBe(100);
  expect(points.map(({ identity }) => identity)).toEqual(points.map((_, index) => ({ scale: "stimulus", index, count: 9 })));
});

test("curves against noise show the chosen sweep and its neighbours on a page, and up to six sweeps in a file", () => {
  const source = aFigureSource(nine);
  expect(ascending(rateAgainst(source, page)).map(({ id, name }) => [id, name])).toEqual([[10, "100 pA"], [20, "140 pA"], [30, "180 pA"]]);
  expect(ascending(rateAgainst(source, file)).map(({ id }) => id)).toEqual([0, 10, 15, 25, 30, 40]);
});

test("a condition has one colour in every figure: that of its noise level if there are several, otherwise that of its sweep", () => {
  const source = aFigureSource(nine);
  const coloursIn = (content: CurveContent) => content.series.flatMap(({ identity, points }) => points.map((point) => [point.group, point.identity ?? identity] as const));
  const colours = new Map(coloursIn(fiContent(source, page)));
  expect(colours.size).toBe(45);
  for (const [group, identity] of [...coloursIn(rateAgainst(source, page)), ...coloursIn(cvAgainst(source, page))]) {
    expect(identity).toEqual(colours.get(group));
    expect(identity).toEqual(conditionIdentity(source.plan, source.plan.firstOf(group!).index));
  }
  const oneLevel = aFigureSource({ ...nine, noise: { kind: "white", levels: [2] } });
  const [{ points } = { points: [] }] = fiContent(oneLevel, { ...page, condition: 0 }).series;
  expect(points.map(({ identity }) => identity?.scale)).toEqual(points.map(() => "stimulus"));
});

test("the neighbours of a sweep are existing sweeps", () => {
  expect([0, 1, 4, 7, 8].map((sweep) => neighbours(sweep, 9))).toEqual([[0, 2, 4], [1, 3, 5], [2, 4, 6], [3, 5, 7], [4, 6, 8]]);
  expect([neighbours(0, 1), neighbours(1, 2), neighbours(0, 3)]).toEqual([[0], [0, 1], [0, 1, 2]]);
});

test("the CV line of a subthreshold sweep begins at the first noise level that has a theory", () => {
  const silent = ascending(cvAgainst(aFigureSource(nine, nothing), { ...page, condition: 0 }))[0]!;
  expect(silent.theory[0]!.x).toBeGreaterThan(0);
  expect(silent.theory.at(-1)!.x).toBe(8);
});

test("only conditions with a value have points, which keep their index; a CV of few intervals is hollow", () => {
  const source = aFigureSource(nine, {
    summary: ({ sweep, noise }) => (sweep === 8 && noise === 2 ? undefined : { rate: 10 * sweep + noise, cv: 0.1 * noise, isiCount: sweep === 4 ? 30 : 200 }),
  });
  const fi = ascending(fiContent(source, page))[2]!.points;
  expect(fi.map(({ x, y }) => [x, y])).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((sweep) => [60 + 20 * sweep, 10 * sweep + 2]));
  expect(fi.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  const [first, second] = ascending(cvAgainst(source, page));
  expect(second!.points.map(({ x, hollow }) => [x, hollow])).toEqual([[0, true], [1, true], [2, true], [4, true], [8, true]]);
  expect(first!.points.every(({ hollow }) => !hollow)).toBe(true);
  expect(bareText(cvAgainst(source, page).caption)).toBe(
    "Mean of 2 trials, 95 % CI, theory dashed, hollow below 100 intervals. Theory is of the long run: windows of 500 ms differ from it by up to 6.3 %.",
  );
});

test("there is no line where theory does not apply, or is switched off", () => {
  const coloured = aFigureSource({ noise: { kind: "ornstein-uhlenbeck", tau: 5, levels: [0, 10] } });
  expect(rateAgainst(coloured, { ...page, condition: 0 }).series.map(({ theory }) => theory.length)).toEqual([0]);
  expect(fiContent(aFigureSource(nine), { ...page, theory: false }).series.every(({ theory }) => theory.length === 0)).toBe(true);
});

test("windows too short for long-run theory have no line, and a caption that says so; equal trials count once", () => {
  const short: Partial<Protocol> = { ...nine, epochs: [{ kind: "step", duration: 25, level: 60, deltaLevel: 20 }], noise: undefined };
  const content = fiContent(aFigureSource(short), { ...page, condition: 8 });
  expect(content.series[0]!.theory).toEqual([]);
  expect(bareText(content.caption)).toBe("Theory is of the long run: windows of 25 ms differ from it by up to 20 %, and where they differ by more it is left out of tables.");
});
