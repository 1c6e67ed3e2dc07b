import { expect, test } from "vitest";
import { integrate, nodes, runningWeights, weights } from "./gauss-legendre.ts";

test("example of the documentation", () => {
  expect(integrate((x) => x * x, 0, 3, 1)).toBeCloseTo(9, 13);
});

test("16 nodes integrate x^31 and below exactly", () => {
  for (let power = 0; power <= 31; power++) expect(integrate((x) => x ** power, 0, 1, 1)).toBeCloseTo(1 / (power + 1), 14);
});

test("panels add up to the whole: e^x over ten e-folds", () => {
  expect(integrate(Math.exp, 0, 10, 5) / (Math.exp(10) - 1)).toBeCloseTo(1, 14);
});

test("nodes are symmetric and weights sum to 2", () => {
  expect(nodes.map((x) => -x).reverse()).toEqual(nodes);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(2, 14);
});

test("the running integral is exact up to x^15", () => {
  for (let power = 0; power <= 15; power++) {
    runningWeights.forEach((row, i) => {
      const integral = row.reduce((sum, weight, j) => sum + weight * nodes[j]! ** power, 0);
      expect(integral).toBeCloseTo((nodes[i]! ** (power + 1) - (-1) ** (power + 1)) / (power + 1), 13);
    });
  }
});
