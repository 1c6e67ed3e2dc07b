import { describe, expect, test } from "vitest";
import { intervalTransform, rateResponse, trainSpectrum, type NoisyFiring } from "./passage-transform.ts";
import { siegertFiring } from "./siegert.ts";
import reference from "./testing/parabolic-cylinder.json" with { type: "json" };

const neuron = { tau_m: 20, R_m: 100, C_m: 200, E_L: -65, V_th: -50, V_reset: -65, V_init: -65, t_ref: 2 };

describe.each(reference)("tau_m $tau_m ms, from $reset to $threshold SD, $frequency Hz", (given) => {
  // parabolic-cylinder.json: the same by parabolic cylinder functions (mpmath), written by parabolic_cylinder.py beside it.
  const sigma = 2;
  const firing: NoisyFiring = {
    neuron: { ...neuron, tau_m: given.tau_m, t_ref: given.t_ref, V_reset: -60 + sigma * given.reset, V_th: -60 + sigma * given.threshold },
    V_inf: -60,
    sigma,
  };

  test("the transform of the intervals is that of the closed form", () => {
    const { re, im } = intervalTransform(firing, given.frequency);
    expect(Math.hypot(re - given.transform[0]!, im - given.transform[1]!)).toBeLessThan(1e-7);
  });

  test("so is the response of the rate", () => {
    const rate = 40;
    const { re, im } = rateResponse(firing, given.frequency, rate);
    const expected = given.response.map((part) => (part * rate) / sigma) as [number, number];
    expect(Math.hypot(re - expected[0], im - expected[1])).toBeLessThan(1e-6 * Math.hypot(...expected));
  });
});

describe("limits", () => {
  const firing: NoisyFiring = { neuron, V_inf: -52, sigma: 3 };
  const { rate, cv } = siegertFiring(neuron, firing.V_inf, firing.sigma);

  test("at low frequency the train's spectrum is rate CV^2, at high frequency the rate", () => {
    expect(trainSpectrum(firing, 0.01, rate) / (rate * cv! * cv!)).toBeCloseTo(1, 5);
    expect(trainSpectrum(firing, 20_000, rate) / rate).toBeCloseTo(1, 4);
  });

  test("a slow sinusoid moves the rate along the f-I curve", () => {
    const h = 1e-3;
    const slope = (siegertFiring(neuron, firing.V_inf + h, 3).rate - siegertFiring(neuron, firing.V_inf - h, 3).rate) / (2 * h);
    const { re, im } = rateResponse(firing, 0.001, rate);
    expect(re / slope).toBeCloseTo(1, 5);
    expect(Math.abs(im / re)).toBeLessThan(1e-3);
  });

  test("a fast one is followed with rate / (sigma sqrt(omega tau_m)), an eighth of a turn late", () => {
    const frequency = 1e5;
    const { re, im } = rateResponse(firing, frequency, rate);
    const omega = (2 * Math.PI * frequency * neuron.tau_m) / 1000;
    expect(Math.hypot(re, im) / (rate / (firing.sigma * Math.sqrt(omega)))).toBeCloseTo(1, 1);
    expect(Math.atan2(im, re)).toBeCloseTo(-Math.PI / 4, 1);
  });
});
