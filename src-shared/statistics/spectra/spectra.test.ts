import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FourierTransform } from "./fourier.ts";
import { impedanceOf, summariseImpedance } from "./impedance.ts";
import scipy from "./testing/scipy-spectra.json" with { type: "json" };
import { membraneImpedance } from "../../theory/membrane-impedance.ts";
import { powerSpectrum, welch } from "./welch.ts";

// scipy-spectra.json: what scipy.signal gives, written by scipy_spectra.py beside it.
const settings = { segment: scipy.segment, interval: scipy.interval };
const [x, y] = [Float64Array.from(scipy.x), Float64Array.from(scipy.y)];

function expectClose(actual: ArrayLike<number>, expected: readonly number[]): void {
  const scale = Math.max(...expected.map(Math.abs));
  expect(actual).toHaveLength(expected.length);
  for (const [k, value] of expected.entries()) expect(Math.abs(actual[k]! - value)).toBeLessThanOrEqual(1e-12 * scale);
}

test("the transform is the sum that defines it", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 16, maxLength: 16 }), (samples) => {
      const spectrum = new FourierTransform(16).of(samples);
      for (let k = 0; k <= 8; k++) {
        const sum = (part: (angle: number) => number) => samples.reduce((total, sample, n) => total + sample * part((2 * Math.PI * k * n) / 16), 0);
        expect(spectrum[2 * k]!).toBeCloseTo(sum(Math.cos), 9);
        expect(spectrum[2 * k + 1]!).toBeCloseTo(-sum(Math.sin), 9);
      }
    }),
  );
});

describe("spectral densities equal SciPy's", () => {
  const spectrum = welch([[x, y]], settings)!;

  test("of each signal, and across", () => {
    expectClose(spectrum.input, scipy.xx);
    expectClose(spectrum.output, scipy.yy);
    expectClose(spectrum.crossRe, scipy.xyRe);
    expectClose(spectrum.crossIm, scipy.xyIm);
    expectClose(scipy.frequency.map((_, k) => k * spectrum.resolution), scipy.frequency);
  });

  test("a signal that is shorter than a segment has none", () => {
    expect(powerSpectrum([x.subarray(0, 63)], settings)).toBeUndefined();
  });
});

test("the integral of the density is the variance, for a sine in the middle of a bin", () => {
  const sine = Float64Array.from({ length: 4096 }, (_, n) => 3 * Math.sin((2 * Math.PI * 8 * n) / 256));
  const { density, resolution, segments } = powerSpectrum([sine], { segment: 256, interval: 1 })!;
  expect(segments).toBe(31);
  expect(density.reduce((sum, value) => sum + value, 0) * resolution).toBeCloseTo(4.5, 9);
});

describe("impedance of a membrane under a chirp", () => {
  // tau_m 20 ms, R_m 100 MOhm; 1 to 40 Hz in 10 s, at rest before and after. V follows its equation exactly under straight pieces of current.
  const [tau, R, interval] = [20, 100, 0.1];
  const current = Float64Array.from({ length: 103_000 }, (_, n) => {
    const t = n * interval - 100;
    return t < 0 || t > 10_000 ? 0 : 60 * Math.sin(2 * Math.PI * (0.001 * t + (0.5 * 0.039 * t * t) / 10_000));
  });
  const decay = Math.exp(-interval / tau);
  const V = new Float64Array(current.length);
  for (let n = 1; n < V.length; n++) V[n] = V[n - 1]! * decay + (R / 1000) * (1 - decay) * 0.5 * (current[n - 1]! + current[n]!);
  const impedance = impedanceOf(current, V, interval);

  test("is that of theory", () => {
    const inside = Array.from(impedance.frequency.keys()).filter((k) => impedance.frequency[k]! > 1.5 && impedance.frequency[k]! < 39);
    expect(inside.length).toBeGreaterThan(30);
    for (const k of inside) {
      const { magnitude, phase } = membraneImpedance({ R_m: R, tau_m: tau }, impedance.frequency[k]!);
      expect(Math.abs(impedance.magnitude[k]! / magnitude - 1)).toBeLessThan(0.005);
      expect(Math.abs(impedance.phase[k]! - phase)).toBeLessThan(0.5);
      expect(impedance.coherence[k]).toBeGreaterThan(0.99);
    }
  });

  test("leaves out frequencies without power, and finds the cut-off 1 / (2 pi tau_m)", () => {
    expect(impedance.frequency.at(-1)).toBeLessThan(45);
    expect(summariseImpedance(impedance)!.cutOff! / (1000 / (2 * Math.PI * tau))).toBeCloseTo(1, 1);
  });
});

test("a summary finds resonance and cut-off between the frequencies", () => {
  const falling = { frequency: Float64Array.of(1, 2, 3), magnitude: Float64Array.of(100, 80, 60), phase: new Float64Array(3), coherence: new Float64Array(3) };
  const { resonance, quality, cutOff } = summariseImpedance(falling)!;
  expect([resonance, quality]).toEqual([1, 1]);
  expect(cutOff).toBeCloseTo(2 + (80 - 70.710678) / 20, 6);
  expect(summariseImpedance({ ...falling, magnitude: Float64Array.of(100, 120, 110) })).toEqual({ resonance: 2, quality: 1.2, cutOff: undefined });
});
