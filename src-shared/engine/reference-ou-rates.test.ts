import { describe, expect, test } from "vitest";
import type { Noise } from "../protocol/noise.ts";
import rows from "../testing/reference/ou_rate.json" with { type: "json" };
import { errorsBetween, intervalStatistics } from "./testing/interval-estimates.ts";
import { record } from "./testing/run-protocol.ts";
import { steadyProtocol } from "./testing/steady-protocol.ts";

// ou_rate.json: 5 x 10^6 spikes of an independent simulation; see src-shared/testing/reference/README.md

/** Steps of 0.1 ms, a tenth of the shorter time constant, and longer ones. */
const steps = [
  { name: "dt 0.1 ms", dtOf: () => 0.1, population: 150 },
  { name: "dt a tenth of the shorter time constant", dtOf: (row: (typeof rows)[number]) => 0.1 * Math.min(row.tau_m, row.ou_tau_ms), population: 600 },
  { name: "dt 1 ms", dtOf: () => 1, population: 80 },
];

describe.each(steps)("$population x 200 intervals under an Ornstein-Uhlenbeck current, $name", ({ dtOf, population }) => {
  test.each(rows)("$I pA, $ou_sd_pA pA over $ou_tau_ms ms: $rate_hz Hz, CV $cv", (row) => {
    const noise: Noise = { kind: "ornstein-uhlenbeck", levels: [row.ou_sd_pA], tau: row.ou_tau_ms };
    // Successive intervals are correlated: counts spread up to twice as far as the CV implies. The first 20 are left out as a transient.
    const protocol = steadyProtocol(row, { rate: row.rate_hz, cv: 2 * row.cv }, 220, { dt: dtOf(row), noise, population });
    const { rate, cv } = intervalStatistics(record(protocol).spikes.map((times) => times.subarray(20)), 200);
    expect(errorsBetween(rate, { value: row.rate_hz, error: row.rate_se_hz })).toBeLessThan(4);
    expect(errorsBetween(cv, { value: row.cv, error: (row.cv * row.rate_se_hz) / row.rate_hz })).toBeLessThan(4);
  });
});

test("600 x 200 intervals at dt 1 ms, where parts of a tenth of tau_m gave 0.09 % too few: 16.746 +- 0.007 Hz, independently", () => {
  const row = { tau_m: 10, E_L: -75, R_m: 100, V_th: -55, V_reset: -75, t_ref: 2, I: 170 };
  const protocol = steadyProtocol(row, { rate: 16.746, cv: 2 }, 220, { dt: 1, noise: { kind: "ornstein-uhlenbeck", levels: [70], tau: 12 }, population: 600 });
  const { rate } = intervalStatistics(record(protocol).spikes.map((times) => times.subarray(20)), 200);
  expect(errorsBetween(rate, { value: 16.746, error: 0.007 })).toBeLessThan(4);
});
