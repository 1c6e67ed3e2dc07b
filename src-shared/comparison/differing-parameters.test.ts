import { expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import { differingParameters } from "./differing-parameters.ts";
import { aComparedRun } from "./testing/a-compared-run.ts";

const neuron = { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65 };

/** Rows as name, unit, values, differences. */
function rows(...protocols: readonly Partial<Protocol>[]) {
  return differingParameters(protocols.map((changes) => aComparedRun(changes))).rows.map(({ name, unit, values, differences, derived }) => [
    derived ? `${name} (derived)` : name,
    unit,
    values,
    differences,
  ]);
}

test("runs of equal protocols have no differing parameter", () => {
  const { compared, rows: none } = differingParameters([aComparedRun({}), aComparedRun({ id: "other", name: "Other", notes: "another name is no parameter" })]);
  expect(none).toEqual([]);
  expect(compared).toBeGreaterThan(20);
});

test("tau_m differs, and C_m follows from it", () => {
  const { rows: found } = differingParameters([aComparedRun({ neuron }), aComparedRun({ neuron: { ...neuron, tau_m: 10 } })]);
  expect(found).toEqual([
    {
      name: "tau_m",
      symbol: [
        { text: "τ", italic: true },
        { text: "m", subscript: true },
      ],
      unit: "ms",
      derived: false,
      values: [20, 10],
      differences: [undefined, -10],
    },
    {
      name: "C_m",
      symbol: [
        { text: "C", italic: true },
        { text: "m", subscript: true },
      ],
      unit: "pF",
      derived: true,
      values: [expect.closeTo(133.3333333, 6), expect.closeTo(66.6666667, 6)],
      differences: [undefined, expect.closeTo(-66.6666667, 6)],
    },
  ]);
});

test("a parameter given in any run is not listed as derived; a given and an equal derived C_m do not differ", () => {
  const byCapacitance = { R_m: 150, C_m: 400 / 3, E_L: -70, V_th: -50, V_reset: -65 };
  expect(rows({ neuron }, { neuron: byCapacitance })).toEqual([]);
  expect(rows({ neuron }, { neuron: { ...byCapacitance, R_m: 300 } })).toEqual([
    ["tau_m", "ms", [20, expect.closeTo(40, 9)], [undefined, expect.closeTo(20, 9)]],
    ["R_m", "MOhm", [150, 300], [undefined, 150]],
  ]);
});

test("V_init that defaults to E_L is derived; a given g_L is listed beside the R_m derived from it", () => {
  expect(rows({ neuron }, { neuron: { ...neuron, E_L: -68 } })).toEqual([
    ["E_L", "mV", [-70, -68], [undefined, 2]],
    ["V_init (derived)", "mV", [-70, -68], [undefined, 2]],
  ]);
  const { R_m: _, ...rest } = neuron;
  expect(rows({ neuron: { ...rest, g_L: 10 } }, { neuron: { ...rest, g_L: 20 } })).toEqual([
    ["R_m (derived)", "MOhm", [100, 50], [undefined, -50]],
    ["C_m (derived)", "pF", [200, 400], [undefined, 200]],
    ["g_L", "nS", [10, 20], [undefined, 10]],
  ]);
});

test("distributions of a population are compared by kind and parameters", () => {
  const spread = (sd: number) => ({ neuron: { ...neuron, tau_m: { distribution: "normal", mean: 20, sd } } }) as const;
  expect(rows(spread(1), spread(2))).toEqual([["tau_m, SD", "ms", [1, 2], [undefined, 1]]]);
  expect(rows({ neuron }, spread(2))).toEqual([
    ["tau_m, distribution", undefined, [undefined, "normal"], [undefined, undefined]],
    ["tau_m, SD", "ms", [undefined, 2], [undefined, undefined]],
  ]);
});

test("epochs are named by letter; a run without an epoch has no values for it", () => {
  const step = (level: number) => ({ kind: "step", duration: 100, level }) as const;
  expect(rows({ epochs: [step(0), step(150)] }, { epochs: [step(0), { ...step(140), deltaLevel: 20 }] })).toEqual([
    ["epoch B, level", "pA", [150, 140], [undefined, -10]],
    ["epoch B, delta level", "pA", [0, 20], [undefined, 20]],
  ]);
  const names = rows({ epochs: [step(150)] }, { epochs: [step(150), step(0)] }).map(([name]) => name);
  expect(names).toEqual(["epoch B, kind", "epoch B, duration", "epoch B, delta duration", "epoch B, level", "epoch B, delta level", "sweep duration (derived)"]);
});

test("levels in different units have no difference", () => {
  expect(rows({ holding: 10 }, { holding: 10, levelUnit: "V/s" }).slice(0, 2)).toEqual([
    ["holding level", undefined, ["10 pA", "10 V/s"], [undefined, undefined]],
    ["epoch A, level", undefined, ["150 pA", "150 V/s"], [undefined, undefined]],
  ]);
});

test("waveforms are compared sample by sample", () => {
  const waveform = (values: number[]) => ({ epochs: [{ kind: "waveform", duration: 100, level: 0, interpolation: "hold", times: [0, 50], values }] }) as Partial<Protocol>;
  expect(rows(waveform([10, 20]), waveform([10, 20]))).toEqual([]);
  expect(rows(waveform([10, 20]), waveform([20, 10]))).toEqual([["epoch A, samples", undefined, ["2, mean 15 pA", "2, mean 15 pA"], [undefined, undefined]]]);
});

test("noise is compared by kind, levels and the parameters of its kind", () => {
  const white = (levels: number[]) => ({ noise: { kind: "white", levels } }) as const;
  expect(rows(white([2]), white([3]))).toEqual([["noise, level", "mV", [2, 3], [undefined, 1]]]);
  expect(rows(white([1, 2]), white([1, 2, 3, 4, 5, 6]))).toEqual([["noise, level", "mV", ["1, 2", "1 to 6, 6 levels"], [undefined, undefined]]]);
  expect(rows({}, white([2])).map(([name, , values]) => [name, values])).toEqual([
    ["noise", ["none", "white"]],
    ["noise, level", [undefined, 2]],
    ["noise, frozen over", [undefined, "nothing"]],
  ]);
});

test("trials, population, window, integrator, dt, seed and recording are compared", () => {
  expect(rows({}, { trials: 5, population: 3, dt: 0.05, integrator: "grid", seed: "kite", record: { every: 2, neurons: 1 }, window: { from: 20 } })).toEqual([
    ["trials", undefined, [1, 5], [undefined, 4]],
    ["population", undefined, [1, 3], [undefined, 2]],
    ["rate window, from", "ms", [0, 20], [undefined, 20]],
    ["integrator", undefined, ["exact", "grid"], [undefined, undefined]],
    ["dt", "ms", [0.1, 0.05], [undefined, -0.05]],
    ["seed", undefined, ["rheobase", "kite"], [undefined, undefined]],
    ["recorded, every so many dt", undefined, [1, 2], [undefined, 1]],
  ]);
});

test("a row has a value for every run, also for runs that agree", () => {
  expect(rows({}, { dt: 0.2 }, {})).toEqual([["dt", "ms", [0.1, 0.2, 0.1], [undefined, 0.1, 0]]]);
});
