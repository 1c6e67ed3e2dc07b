import { describe, expect, test } from "vitest";
import { siegertFiring } from "../../theory/siegert.ts";
import { trainSpectrum } from "../../theory/passage-transform.ts";
import { Generator } from "../../random/generator.ts";
import { seedKey } from "../../random/stream-key.ts";
import { trainSpectrumOf } from "./train-spectrum.ts";

const window = { from: 0, to: 20_000 };
const generator = Generator.ofStream(seedKey("spectrum"), 0, 0n);

function poisson(rate: number): Float64Array {
  const times: number[] = [];
  for (let t = 0; t < window.to; t -= (1000 * Math.log(1 - generator.uniform())) / rate) if (t > 0) times.push(t);
  return Float64Array.from(times);
}

describe("power spectrum of spike trains", () => {
  test("of a Poisson process is its rate at every frequency, within four standard errors", () => {
    const spectrum = trainSpectrumOf(Array.from({ length: 30 }, () => poisson(40)), window)!;
    const inner = spectrum.density.slice(2, -1);
    const mean = inner.reduce((sum, value) => sum + value, 0) / inner.length;
    expect(Math.abs(mean / 40 - 1)).toBeLessThan(4 / Math.sqrt(30 * 40 * 20));
    // Segments that overlap by half under a Hann window are worth about half as many.
    expect(Math.max(...inner.map((value) => Math.abs(value / 40 - 1)))).toBeLessThan(6 / Math.sqrt(spectrum.segments / 2));
  });

  test("of a clock is next to nothing but at its frequency", () => {
    const clock = Float64Array.from({ length: 999 }, (_, k) => 20 * (k + 1));
    const { density, resolution } = trainSpectrumOf([clock], window)!;
    const peak = density.indexOf(Math.max(...density.subarray(0, Math.round(60 / resolution))));
    expect(peak * resolution).toBeCloseTo(50, 0);
    expect(density[Math.round(25 / resolution)]).toBeLessThan(1e-3 * density[peak]!);
  });

  test("is undefined without spikes and in short windows", () => {
    expect(trainSpectrumOf([Float64Array.of()], window)).toBeUndefined();
    expect(trainSpectrumOf([Float64Array.of(5)], { from: 0, to: 500 })).toBeUndefined();
  });
});

test("theory keeps the area: regular firing has its peak at the rate", () => {
  const neuron = { tau_m: 20, R_m: 100, C_m: 200, E_L: -65, V_th: -50, V_reset: -65, V_init: -65, t_ref: 2 };
  const { rate } = siegertFiring(neuron, -45, 0.5);
  const at = (frequency: number): number => trainSpectrum({ neuron, V_inf: -45, sigma: 0.5 }, frequency, rate);
  expect(at(rate)).toBeGreaterThan(5 * rate);
  expect(at(rate / 2)).toBeLessThan(0.2 * rate);
});
