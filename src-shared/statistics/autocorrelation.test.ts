import fc from "fast-check";
import { expect, test } from "vitest";
import { autocorrelation } from "./autocorrelation.ts";
import { spikeTrain } from "./testing/spike-trains.ts";

test("example of the documentation", () => {
  expect([...autocorrelation([Float64Array.of(10, 20, 30, 40)], { from: 0, to: 40 }, 5, 10).pairs]).toEqual([0, 3]);
});

test("a regular train has equal peaks at multiples of its period, also at long lags", () => {
  const clock = Float64Array.from({ length: 100 }, (_, k) => 10 * (k + 1));
  const { rates } = autocorrelation([clock], { from: 0, to: 1000 }, 5, 60);
  expect(rates).toEqual([0, 200, 0, 200, 0, 200, 0, 200, 0, 200, 0, 200]);
});

test("pairs equal those counted one by one", () => {
  fc.assert(
    fc.property(spikeTrain, (train) => {
      const [width, bins, window] = [20, 10, { from: 50, to: 900 }];
      const found = autocorrelation([train, train], window, width, width * bins);
      for (let bin = 0; bin < bins; bin++) {
        let pairs = 0;
        let references = 0;
        for (const t of train) {
          if (t <= window.from || t > window.to || t + (bin + 1) * width > window.to) continue;
          references += 1;
          pairs += train.filter((other) => other - t > bin * width && other - t <= (bin + 1) * width).length;
        }
        expect(found.pairs[bin]).toBe(2 * pairs);
        expect(found.rates[bin]).toEqual(references === 0 ? undefined : (1000 * pairs) / (references * width));
      }
    }),
  );
});

test("a bin has no rate if it is outside the window for every spike", () => {
  const { rates } = autocorrelation([Float64Array.of(95)], { from: 0, to: 100 }, 5, 10);
  expect(rates).toEqual([0, undefined]);
});
