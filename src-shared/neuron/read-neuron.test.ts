import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Neuron } from "./lif-parameters.ts";
import { valueOrThrow } from "../foundation/parsed.ts";
import { nominalValue, parameterProblems, readNeuron } from "./read-neuron.ts";

const cell: Neuron = { tau_m: 20, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 };
const codes = (neuron: Neuron) => readNeuron(neuron, "f /neuron").problems.map(({ code }) => code);
const without = (...names: (keyof Neuron)[]): Neuron => Object.fromEntries(Object.entries(cell).filter(([name]) => !names.includes(name))) as Neuron;

describe("the membrane", () => {
  test.each<[string, Neuron, object]>([
    ["tau_m and R_m", cell, { tau_m: 20, R_m: 100, C_m: 200 }],
    ["tau_m and C_m", { ...without("R_m"), C_m: 200 }, { tau_m: 20, R_m: 100, C_m: 200 }],
    ["R_m and C_m", { ...without("tau_m"), C_m: 200 }, { tau_m: 20, R_m: 100, C_m: 200 }],
    ["g_L and C_m", { ...without("tau_m", "R_m"), g_L: 10, C_m: 200 }, { tau_m: 20, R_m: 100, C_m: 200 }],
    ["all three", { ...cell, C_m: 200.0001 }, { tau_m: 20, R_m: 100, C_m: 200.0001 }],
    ["tau_m alone", without("R_m"), { tau_m: 20, R_m: undefined, C_m: undefined }],
  ])("follows from %s", (_, neuron, membrane) => {
    expect(valueOrThrow(readNeuron(neuron, ""))).toMatchObject(membrane);
  });

  test("any two of tau_m, R_m and C_m give the third", () => {
    const positive = fc.double({ min: 0.1, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (R_m, C_m) => {
        const { tau_m } = valueOrThrow(readNeuron({ ...without("tau_m"), R_m, C_m }, ""));
        expect(valueOrThrow(readNeuron({ ...cell, tau_m, R_m }, "")).C_m! / C_m).toBeCloseTo(1, 12);
        expect(valueOrThrow(readNeuron({ ...without("R_m"), tau_m, C_m }, "")).R_m! / R_m).toBeCloseTo(1, 12);
        expect(codes({ ...cell, tau_m, R_m, C_m })).toEqual([]);
        expect(codes({ ...cell, tau_m: tau_m * 1.00001, R_m, C_m })).toEqual(["membrane-disagrees"]);
      }),
    );
  });

  test("is refused where it is underdetermined or contradicts itself", () => {
    expect(codes(without("tau_m"))).toEqual(["membrane-underdetermined"]);
    expect(codes(without("tau_m", "R_m"))).toEqual(["membrane-underdetermined"]);
    expect(codes({ ...without("tau_m"), g_L: 10 })).toEqual(["membrane-underdetermined"]);
    expect(codes({ ...cell, g_L: 11 })).toEqual(["conductance-disagrees"]);
    expect(codes({ ...cell, g_L: 10 })).toEqual([]);
    expect(codes({ ...cell, C_m: 201 })).toEqual(["membrane-disagrees"]);
    expect(codes({ ...cell, C_m: { distribution: "normal", mean: 200, sd: 1 } })).toEqual(["spread-overdetermined"]);
    expect(codes({ ...without("R_m"), C_m: { distribution: "normal", mean: 200, sd: 1 } })).toEqual([]);
  });
});

describe("potentials", () => {
  test("V_init defaults to E_L, or to V_reset if E_L is not below V_th", () => {
    expect(valueOrThrow(readNeuron(cell, "")).V_init).toBe(-60);
    expect(valueOrThrow(readNeuron({ ...cell, E_L: -45 }, "")).V_init).toBe(-70);
    expect(valueOrThrow(readNeuron({ ...cell, E_L: -50 }, "")).V_init).toBe(-70);
  });

  test("V_reset and V_init must lie below V_th", () => {
    expect(codes({ ...cell, V_reset: -50 })).toEqual(["reset-above-threshold"]);
    expect(codes({ ...cell, V_init: -50 })).toEqual(["init-above-threshold"]);
    expect(codes({ ...cell, V_init: -50.000001 })).toEqual([]);
    expect(codes({ ...cell, E_L: -40, V_reset: -45 })).toEqual(["reset-above-threshold"]);
  });

  test("all problems are reported at once", () => {
    expect(codes({ ...cell, tau_m: 0, t_ref: -1, V_reset: -40 })).toEqual(["not-positive", "negative-value", "reset-above-threshold"]);
    expect(codes({ ...cell, R_m: 0 })).toEqual(["not-positive"]);
  });

  test("errors name the JSON path", () => {
    expect(readNeuron({ ...cell, tau_m: -1 }, "f.json /protocols/0/neuron").problems[0]!.where).toBe("f.json /protocols/0/neuron/tau_m");
    expect(() => valueOrThrow(readNeuron({ ...cell, tau_m: -1 }, "f"))).toThrow(expect.objectContaining({ code: "not-positive" }));
  });
});

test("the nominal value of a distribution is its middle", () => {
  expect(nominalValue(3)).toBe(3);
  expect(nominalValue({ distribution: "constant", value: 3 })).toBe(3);
  expect(nominalValue({ distribution: "normal", mean: 4, sd: 1 })).toBe(4);
  expect(nominalValue({ distribution: "uniform", from: 2, to: 5 })).toBe(3.5);
  expect(nominalValue({ distribution: "lognormal", median: 6, sigma: 1 })).toBe(6);
  expect(codes({ ...cell, tau_m: { distribution: "uniform", from: 5, to: 2 } })).toEqual(["spread-reversed"]);
});

test("a drawn neuron is checked by the same rules", () => {
  const drawn = { ...valueOrThrow(readNeuron(cell, "")), R_m: -1 };
  expect(parameterProblems(drawn, "neuron 3").map(({ code }) => code)).toEqual(["not-positive"]);
  expect(parameterProblems({ ...drawn, R_m: 1 }, "neuron 3")).toEqual([]);
});
