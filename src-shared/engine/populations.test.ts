import { describe, expect, test } from "vitest";
import type { Noise } from "../protocol/noise.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { drawParameters } from "./draw-parameters.ts";
import { bitsOf } from "./testing/kernel-inputs.ts";
import { kernels, record } from "./testing/run-protocol.ts";

const noises: Record<string, Noise | undefined> = {
  none: undefined,
  white: { kind: "white", levels: [3] },
  held: { kind: "held", distribution: "gaussian", levels: [100], interval: 0.5 },
  "Ornstein-Uhlenbeck": { kind: "ornstein-uhlenbeck", levels: [60], tau: 5 },
  "delta events": { kind: "shot", synapse: "delta", levels: [1], excitatory: { rate: 400, inputs: 1, weight: 3 } },
  "exponential events": { kind: "shot", synapse: "exponential", tau: 4, levels: [1], excitatory: { rate: 400, inputs: 1, weight: 100 } },
};
const integrators = ["exact", "grid", "euler"] as const;
const everyPair = Object.keys(noises).flatMap((noise) => integrators.map((integrator) => [noise, integrator] as const));

/** Every parameter spread, each in its own way; two steps and a sine on edges off the grid. */
function aPopulation(noise: Noise | undefined, changes: Partial<Protocol>): Protocol {
  return {
    id: "population",
    name: "population",
    neuron: {
      tau_m: { distribution: "lognormal", median: 12, sigma: 0.4 },
      R_m: { distribution: "normal", mean: 100, sd: 20 },
      E_L: { distribution: "normal", mean: -72, sd: 3 },
      V_th: { distribution: "uniform", from: -58, to: -50 },
      V_reset: -70,
      t_ref: { distribution: "uniform", from: 0, to: 3 },
    },
    epochs: [{ kind: "step", duration: 30.07, level: 230 }, { kind: "sine", duration: 60.11, level: 200, amplitude: 120, frequency: 30 }],
    ...(noise ? { noise } : {}),
    dt: 0.25,
    ...changes,
  };
}

describe("a neuron is the same in every population", () => {
  test.each(everyPair)("%s, %s", (name, integrator) => {
    const all = record(aPopulation(noises[name], { population: 9, integrator }));
    expect(all.spikes.filter((times) => times.length > 0).length).toBeGreaterThan(5);
    for (const population of [1, 2, 3, 4, 5, 8]) {
      const some = record(aPopulation(noises[name], { population, integrator }));
      expect(bitsOf(some.spikes)).toEqual(bitsOf(all.spikes.slice(0, population)));
      expect(bitsOf(some.V)).toEqual(bitsOf(all.V.slice(0, population)));
    }
  });

  test("without noise a neuron equals a single neuron with its drawn parameters", () => {
    const protocol = aPopulation(undefined, { population: 7 });
    const { spikes, V } = record(protocol);
    drawParameters(planOrThrow(protocol, "test").protocol).forEach(({ tau_m, R_m, E_L, V_th, V_reset, V_init, t_ref }, k) => {
      const alone = record({ ...protocol, population: 1, neuron: { tau_m, R_m: R_m!, E_L, V_th, V_reset, V_init, t_ref } });
      expect(bitsOf(alone.spikes)).toEqual(bitsOf([spikes[k]!]));
      expect(bitsOf(alone.V)).toEqual(bitsOf([V[k]!]));
    });
  });
});

describe("what is recorded changes neither spikes nor V", () => {
  test.each(everyPair)("%s, %s", (name, integrator) => {
    const all = record(aPopulation(noises[name], { population: 6, integrator }));
    expect(all.V).toHaveLength(6);
    // 90.18 ms at 0.25 ms: 361 points, and a last step that ends off the grid
    expect(all.V[0]).toHaveLength(361);
    for (const [every, neurons] of [[1, 2], [7, 6], [360, 5], [1000, 1]] as const) {
      const some = record(aPopulation(noises[name], { population: 6, integrator, record: { every, neurons } }));
      expect(bitsOf(some.spikes)).toEqual(bitsOf(all.spikes));
      expect(bitsOf(some.V)).toEqual(bitsOf(all.V.slice(0, neurons).map((V) => V.filter((_, k) => k % every === 0))));
    }
    const none = record(aPopulation(noises[name], { population: 6, integrator, record: { V: false } }));
    expect(bitsOf(none.spikes)).toEqual(bitsOf(all.spikes));
    expect(none.V).toHaveLength(0);
  });
});

describe("noise of level 0 gives the same bits as no noise (exact integrator)", () => {
  const silent = record(aPopulation(undefined, { population: 5 }));
  test.each(Object.entries(noises).filter(([, noise]) => noise))("%s", (_, noise) => {
    for (const kernel of Object.values(kernels)) {
      const quiet = record(aPopulation({ ...noise!, levels: [0] }, { population: 5 }), kernel);
      expect(bitsOf(quiet.spikes)).toEqual(bitsOf(silent.spikes));
      expect(bitsOf(quiet.V)).toEqual(bitsOf(silent.V));
    }
  });
});

describe("20 000 drawn neurons have the mean and SD of their distributions", () => {
  const n = 20_000;
  const neurons = drawParameters(planOrThrow(aPopulation(undefined, { population: n }), "test").protocol);
  const meanOf = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const sdOf = (values: number[]) => {
    const mean = meanOf(values);
    return Math.sqrt(meanOf(values.map((x) => (x - mean) ** 2)));
  };

  test.each<[string, number[], number, number]>([
    ["ln tau_m", neurons.map(({ tau_m }) => Math.log(tau_m)), Math.log(12), 0.4],
    ["R_m", neurons.map(({ R_m }) => R_m!), 100, 20],
    ["V_th", neurons.map(({ V_th }) => V_th), -54, 8 / Math.sqrt(12)],
    ["t_ref", neurons.map(({ t_ref }) => t_ref), 1.5, 3 / Math.sqrt(12)],
  ])("%s: mean and SD within 4 standard errors", (_, values, mean, sd) => {
    expect(Math.abs(meanOf(values) - mean)).toBeLessThan((4 * sd) / Math.sqrt(n));
    expect(Math.abs(sdOf(values) - sd)).toBeLessThan((4 * sd) / Math.sqrt(2 * n));
  });

  test("parameters are drawn independently", () => {
    const scaled = (values: number[]) => {
      const [mean, sd] = [meanOf(values), sdOf(values)];
      return values.map((x) => (x - mean) / sd);
    };
    const [tau, threshold] = [scaled(neurons.map(({ tau_m }) => Math.log(tau_m))), scaled(neurons.map(({ V_th }) => V_th))];
    expect(Math.abs(meanOf(tau.map((x, k) => x * threshold[k]!)))).toBeLessThan(4 / Math.sqrt(n));
  });

  test("parameters that break a rule are drawn again: V_reset is below V_th in every neuron", () => {
    const wide = aPopulation(undefined, { population: 2000 });
    const drawn = drawParameters(planOrThrow({ ...wide, neuron: { ...wide.neuron!, V_reset: { distribution: "normal", mean: -60, sd: 6 } } }, "test").protocol);
    expect(drawn.every(({ V_reset, V_th, V_init }) => V_reset < V_th && V_init < V_th)).toBe(true);
  });
});
