import { describe, expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { aResultOf } from "../statistics/testing/a-result.ts";
import type { Figure } from "./figure.ts";
import { defaultStyle } from "./figure-style.ts";
import { plannedFigures } from "./figures-of-protocol.ts";
import { aSimulatedResult } from "./testing/simulated-results.ts";

const cell = { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 };
const currentSteps: Partial<Protocol> = {
  neuron: cell,
  sweeps: 10,
  epochs: [
    { kind: "step", duration: 100, level: 0 },
    { kind: "step", duration: 500, level: -100, deltaLevel: 40 },
    { kind: "step", duration: 100, level: 0 },
  ],
};
const noiseLevels: Partial<Protocol> = {
  neuron: cell,
  trials: 3,
  dt: 0.5,
  epochs: [{ kind: "step", duration: 400, level: 140 }],
  noise: { kind: "white", levels: [0, 2, 4] },
};

async function figuresOf(result: ProtocolResult): Promise<Record<string, Figure>> {
  const figures: Record<string, Figure> = {};
  for (const { name, make } of plannedFigures(result.plan)) {
    const figure = await make(result);
    if (figure !== undefined) figures[name] = figure;
  }
  return figures;
}

const perLevel = (name: string) => [0, 2, 4].map((level) => `${name}_noise_${level}`);
const titlesOf = (figure: Figure) => Object.fromEntries(Object.entries(figure.configuration.options.scales).map(([id, scale]) => [id, scale.title.text]));
const labelsOf = (figure: Figure) => figure.configuration.data.datasets.map(({ label }) => label);
const pluginsOf = (figure: Figure) => figure.configuration.plugins.map(({ id }) => id);

describe("current steps", async () => {
  const figures = await figuresOf(aSimulatedResult(currentSteps));

  test("make voltage, raster, intervals, rate over time and f-I curve", () => {
    expect(Object.keys(figures)).toEqual(["voltage", "raster", "isi_histogram", "v_histogram", "psth", "fi_curve"]);
  });

  test("voltage: every sweep over its stimulus on one time axis, one of them chosen", () => {
    const voltage = figures["voltage"]!;
    expect(titlesOf(voltage)).toEqual({ time: "Time (ms)", stimulus: "Current (pA)", V0gap: "", V0: "Voltage (mV)" });
    const { datasets } = voltage.configuration.data;
    expect(datasets.filter(({ yAxisID }) => yAxisID === "V0")).toHaveLength(10);
    expect(datasets.filter(({ yAxisID }) => yAxisID === "stimulus")).toHaveLength(10);
    const chosen = datasets.filter(({ order }) => order === 0);
    expect(chosen.map(({ label, yAxisID }) => [label, yAxisID])).toEqual([["Sweep 8", "stimulus"], ["Sweep 8", "V0"]]);
    expect(voltage.alt).toContain("Sweep 8 of 10, 180 pA");
    expect(voltage.alt).toContain("Spikes are drawn");
  });

  test("no trace passes V_th; its axis has room for spikes of 30 mV above it", () => {
    const { datasets } = figures["voltage"]!.configuration.data;
    const V = datasets.filter(({ yAxisID }) => yAxisID === "V0").flatMap(({ data }) => data.map(({ y }) => y));
    expect(Math.max(...V)).toBe(cell.V_th);
    expect(figures["voltage"]!.configuration.options.scales["V0"]!.max).toBe(cell.V_th + 30);
  });

  test("f-I curve: theory on a fine grid, from silence through the rheobase", () => {
    const curve = figures["fi_curve"]!;
    expect(titlesOf(curve)).toEqual({ x: "Current (pA)", y: "Firing rate (Hz)" });
    const [theory] = curve.configuration.data.datasets;
    expect(theory!.data.length).toBeGreaterThan(100);
    expect(theory!.borderDash).not.toEqual([]);
    const rheobase = (1000 * (cell.V_th - cell.E_L)) / cell.R_m;
    for (const { x, y } of theory!.data) expect(y > 0).toBe(x > rheobase);
    expect(pluginsOf(curve)).toEqual(["sheet", "guide-x", "markers-", "caption"]);
  });

  test("axis titles carry their units and labels true minus signs", () => {
    for (const figure of Object.values(figures))
      for (const title of Object.values(titlesOf(figure))) if (!["", "Sweep"].includes(title)) expect(title).toMatch(/ \((ms|mV|1\/mV|pA|Hz|count)\)$/);
    expect(figures["voltage"]!.configuration.options.scales["V0"]!.ticks.callback(-60)).toBe("−60");
  });
});

test("theory can be left out, of curves and of their captions", async () => {
  const result = aSimulatedResult(noiseLevels);
  for (const { name, make } of plannedFigures(result.plan)) {
    const figure = (await make(result, { ...defaultStyle, theory: false }))!;
    expect(labelsOf(figure).filter((label) => label.startsWith("Theory")), name).toEqual([]);
    expect(figure.alt).not.toContain("theory");
  }
});

describe("noise levels", async () => {
  const figures = await figuresOf(aSimulatedResult(noiseLevels));

  test("make a histogram per level with intervals, and curves against noise", () => {
    expect(Object.keys(figures)).toEqual([
      ...["voltage", "raster", ...perLevel("isi_histogram"), ...perLevel("v_histogram"), ...perLevel("psth"), ...perLevel("spike_distance")],
      ...["rate_vs_noise", "cv_vs_noise"],
    ]);
  });

  test("stand in panels of one range", () => {
    const { scales } = figures["voltage"]!.configuration.options;
    expect(Object.keys(scales)).toEqual(["time", "stimulus", "V2gap", "V2", "V1gap", "V1", "V0gap", "V0"]);
    expect(new Set(["V0", "V1", "V2"].map((id) => `${scales[id]!.min} ${scales[id]!.max}`)).size).toBe(1);
    expect(labelsOf(figures["voltage"]!).filter((label) => label.startsWith("σ"))).toContain("σ 2 mV");
  });

  test("have their V and their rate over time as histograms, with the long-run rate of theory", () => {
    expect(titlesOf(figures["v_histogram_noise_2"]!)).toEqual({ x: "Voltage (mV)", y: "Density (1/mV)" });
    expect(titlesOf(figures["psth_noise_2"]!)).toEqual({ x: "Time (ms)", y: "Firing rate (Hz)" });
    expect(labelsOf(figures["psth_noise_2"]!)).toEqual(["Theory"]);
    expect(figures["psth_noise_2"]!.alt).toContain("σ 2 mV, 3 trials, theory dashed");
  });

  test("have theory on their curves, rate and CV", () => {
    expect(titlesOf(figures["rate_vs_noise"]!)).toEqual({ x: "Noise σ (mV)", y: "Firing rate (Hz)" });
    expect(titlesOf(figures["cv_vs_noise"]!)).toEqual({ x: "Noise σ (mV)", y: "CV of intervals" });
    for (const name of ["rate_vs_noise", "cv_vs_noise"]) expect(labelsOf(figures[name]!)).toEqual(["Theory, 140"]);
  });
});

test("held noise names its interval, and has no theory", async () => {
  const figures = await figuresOf(aSimulatedResult({ ...noiseLevels, noise: { kind: "held", distribution: "gaussian", levels: [50, 400], interval: 2 } }));
  expect(labelsOf(figures["rate_vs_noise"]!)).toEqual([]);
  expect(titlesOf(figures["rate_vs_noise"]!)["x"]).toBe("Noise SD (pA)");
  for (const name of ["voltage", "raster", "isi_histogram_noise_400"]) expect(figures[name]!.alt.toLowerCase()).toContain("noise held for 2 ms");
});

test("a population has its neurons as rows and traces, with thresholds of their own", async () => {
  const spread = { ...cell, V_th: { distribution: "uniform" as const, from: -55, to: -45 } };
  const figures = await figuresOf(aSimulatedResult({ neuron: spread, population: 12, record: { neurons: 4 }, epochs: [{ kind: "step", duration: 300, level: 200 }] }));
  const voltage = figures["voltage"]!.configuration;
  expect(voltage.data.datasets.filter(({ yAxisID }) => yAxisID === "V0").map(({ label }) => label)).toEqual(["Neuron 1", "Neuron 2", "Neuron 3", "Neuron 4"]);
  const peaks = voltage.data.datasets.filter(({ yAxisID }) => yAxisID === "V0").map(({ data }) => Math.max(...data.map(({ y }) => y)));
  expect(new Set(peaks).size).toBe(4);
  expect(titlesOf(figures["raster"]!)["row"]).toBe("Neuron");
});

test("a long recording shows a round part of itself, and says so", async () => {
  const figures = await figuresOf(aSimulatedResult({ neuron: cell, dt: 1, epochs: [{ kind: "step", duration: 20_000, level: 200 }] }));
  const { time } = figures["voltage"]!.configuration.options.scales;
  expect([time!.min, time!.max]).toEqual([0, 500]);
  expect(figures["voltage"]!.alt).toContain("500 ms of 20 s shown.");
});

test("figures without data are left out", async () => {
  const silent = aProtocol({ neuron: cell, sweeps: 2, record: { V: false }, epochs: [{ kind: "step", duration: 100, level: 0, deltaLevel: 10 }] });
  expect(plannedFigures(aResultOf(silent).plan).map(({ name }) => name)).toEqual(["raster", "isi_histogram", "psth", "fi_curve"]);
  expect(Object.keys(await figuresOf(aResultOf(silent, { spikes: () => [] })))).toEqual(["fi_curve"]);
  expect(await figuresOf(aResultOf(silent, { status: () => "cancelled" }))).toEqual({});
});

test("a run that was cancelled half way has figures of the other half", async () => {
  const half = aResultOf(aProtocol(noiseLevels), { status: ({ noise }) => (noise === 2 ? "cancelled" : "finished") });
  const figures = await figuresOf(half);
  expect(Object.keys(figures)).toEqual([
    ...["voltage", "raster", "isi_histogram_noise_0", "isi_histogram_noise_2", "v_histogram_noise_0", "v_histogram_noise_2"],
    ...["psth_noise_0", "psth_noise_2", "spike_distance_noise_0", "spike_distance_noise_2", "rate_vs_noise", "cv_vs_noise"],
  ]);
  expect(figures["voltage"]!.configuration.options.scales).not.toHaveProperty("V2");
});

test("levels that were converted have short names, unless these would be one", () => {
  const namesOf = (levels: number[]) => plannedFigures(planOrThrow(aProtocol({ noise: { kind: "white", levels } }), "test")).map(({ name }) => name);
  expect(namesOf([1 / 3, 1])).toContain("isi_histogram_noise_0.333333");
  expect(namesOf([1, 1.00000001])).toEqual(expect.arrayContaining(["isi_histogram_noise_1", "isi_histogram_noise_1.00000001"]));
});

test("a figure of one sweep shows the one that is asked for, or where that has not finished the most telling", async () => {
  const result = aSimulatedResult(currentSteps);
  const captionOf = async (sweep: number | undefined, name: string) =>
    (
      await plannedFigures(result.plan)
        .find((planned) => planned.name === name)!
        .make(result, { ...defaultStyle, sweep })
    )?.alt;
  expect(await captionOf(9, "voltage")).toContain("Sweep 10 of 10");
  expect(await captionOf(9, "voltage")).not.toContain("Noise");
  expect(await captionOf(9, "isi_histogram")).toContain("Sweep 10 of 10");
  expect(await captionOf(99, "voltage")).toBe(await captionOf(undefined, "voltage"));
  // A silent sweep has no intervals to show.
  expect(await captionOf(0, "isi_histogram")).toBeUndefined();
});
