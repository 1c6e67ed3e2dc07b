import { expect, test } from "vitest";
import { Generator } from "./generator.ts";
import { seedKey, streamPurpose } from "./stream-key.ts";
import { edges, gaussian } from "./ziggurat.ts";

const area = 4.928673233974652e-3;

test("all 256 layers have the same area, and the last closes at the top of the bell", () => {
  const bell = (x: number) => Math.exp(-0.5 * x * x);
  for (let i = 1; i < 255; i++) expect(edges[i]! * (bell(edges[i + 1]!) - bell(edges[i]!))).toBeCloseTo(area, 15);
  expect(edges[255]! * (1 - bell(edges[255]!))).toBeCloseTo(area, 14);
  expect(edges[256]).toBe(0);
});

// Gaussian moments and tail: 0, 1, 0, 3, and P(|x| > 3.6541528853610088) = 2.580e-4 (erfc(z / sqrt 2))
test("moments and tail are those of the Gaussian distribution within 4 standard errors", () => {
  const generator = Generator.ofStream(seedKey("ziggurat"), 0, streamPurpose.noise);
  const n = 1_000_000;
  const moments = [0, 0, 0, 0];
  let beyond = 0;
  for (let i = 0; i < n; i++) {
    const x = gaussian(generator);
    moments[0]! += x;
    moments[1]! += x * x;
    moments[2]! += x * x * x;
    moments[3]! += x * x * x * x;
    if (Math.abs(x) > edges[1]!) beyond++;
  }
  const expected = [0, 1, 0, 3];
  // variances of x, x^2, x^3, x^4: 1, 2, 15, 96
  const variances = [1, 2, 15, 96];
  for (let k = 0; k < 4; k++) expect(Math.abs(moments[k]! / n - expected[k]!)).toBeLessThan(4 * Math.sqrt(variances[k]! / n));
  expect(Math.abs(beyond - 2.58e-4 * n)).toBeLessThan(4 * Math.sqrt(2.58e-4 * n));
});

test("the distribution is right between the edges too: chi-square over 200 bins", () => {
  const generator = Generator.ofStream(seedKey("bins"), 0, streamPurpose.noise);
  const n = 400_000;
  const bins = 200;
  const counts = new Float64Array(bins);
  for (let i = 0; i < n; i++) {
    const share = normalShareBelow(gaussian(generator));
    counts[Math.min(bins - 1, Math.floor(share * bins))]!++;
  }
  const mean = n / bins;
  const chiSquare = counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
  // mean 199, SD 20
  expect(chiSquare).toBeLessThan(199 + 4 * 20);
});

/** Phi(x) by its series (Abramowitz and Stegun 26.2.10), good to 1e-12 for |x| < 6. */
function normalShareBelow(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-16 && k < 200; k++) {
    term *= (-x * x) / (2 * k);
    sum += term / (2 * k + 1);
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}
