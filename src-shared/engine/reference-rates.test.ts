import { describe, expect, test } from "vitest";
import type { Noise } from "../protocol/noise.ts";
import rows from "../testing/reference/stationary_rate_cv.json" with { type: "json" };
import { errorsBetween, intervalStatistics } from "./testing/interval-estimates.ts";
import { kernels, record } from "./testing/run-protocol.ts";
import { steadyProtocol } from "./testing/steady-protocol.ts";

// stationary_rate_cv.json: Siegert's formula and Brunel's second moment by quadrature, 1e-10 relative or better; see
// src-shared/testing/reference/README.md

describe.each(Object.entries(kernels))("without noise, %s", (_, kernel) => {
  test.each(rows.filter(({ sigma }) => sigma === 0))("$I pA: $rate_hz Hz to 1e-9, from intervals", (row) => {
    const { rate_hz } = row;
    const { spikes } = record(steadyProtocol(row, { rate: Math.max(1, rate_hz), cv: 0 }, 20), kernel);
    if (rate_hz === 0) {
      expect(spikes[0]).toHaveLength(0);
      return;
    }
    const { rate, cv } = intervalStatistics(spikes, 20);
    expect(Math.abs(rate.value / rate_hz - 1)).toBeLessThan(1e-9);
    expect(cv.value).toBeLessThan(1e-7);
  });
});

describe.each([0.1, 0.4, 1])("10^6 intervals under white noise, dt %s ms", (dt) => {
  test.each(rows.filter(({ sigma }) => sigma > 0))("$I pA, sigma $sigma mV: $rate_hz Hz, CV $cv", (row) => {
    const noise: Noise = { kind: "white", levels: [row.sigma] };
    const protocol = steadyProtocol(row, { rate: row.rate_hz, cv: row.cv }, 1000, { dt, noise, population: 1000, seed: `dt ${dt}` });
    const { rate, cv } = intervalStatistics(record(protocol).spikes, 1000);
    expect(errorsBetween(rate, { value: row.rate_hz, error: 0 })).toBeLessThan(4);
    expect(errorsBetween(cv, { value: row.cv, error: 0 })).toBeLessThan(4);
  });
});
