import { describe, expect, test } from "vitest";
import type { Noise } from "../protocol/noise.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { intervalStatistics } from "./testing/interval-estimates.ts";
import { record } from "./testing/run-protocol.ts";
import { steadyProtocol } from "./testing/steady-protocol.ts";

/** Changing drives, some much faster than the longest step; 100.3 ms is on no grid. */
const drives: Record<string, Pick<Protocol, "epochs" | "holding">> = {
  "pulses of 0.43 ms": { holding: 120, epochs: [{ kind: "pulses", duration: 100.3, level: 800, period: 3.7, width: 0.43 }] },
  "pulses of 0.03 ms": { holding: 120, epochs: [{ kind: "pulses", duration: 100.3, level: 1500, period: 0.7, width: 0.03 }] },
  "a sine of 40 Hz": { epochs: [{ kind: "sine", duration: 100.3, level: 170, amplitude: 150, frequency: 40 }] },
  "a sine of 1 kHz": { epochs: [{ kind: "sine", duration: 100.3, level: 180, amplitude: 2000, frequency: 1000 }] },
  "a chirp to 100 Hz": { epochs: [{ kind: "chirp", duration: 100.3, level: 170, amplitude: 150, startFrequency: 5, endFrequency: 100 }] },
  "a ramp": { epochs: [{ kind: "ramp", duration: 100.3, level: 600 }] },
};
const noises: Record<string, Noise> = { "white noise": { kind: "white", levels: [3] }, "an Ornstein-Uhlenbeck current": { kind: "ornstein-uhlenbeck", levels: [50], tau: 4 } };

/** Mean and its standard error. */
function meanOf(values: readonly number[]) {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
  return { mean, error: Math.sqrt(variance / values.length) };
}

/** Of 700 neurons: spikes per neuron, mean time and mean squared time of the first spike. */
function lawAt(dt: number, drive: Pick<Protocol, "epochs" | "holding">, noise: Noise) {
  const neuron = { tau_m: 10, R_m: 100, E_L: -75, V_th: -55, V_reset: -72, t_ref: 1.3 };
  const { spikes } = record({ id: "law", name: "law", neuron, noise, dt, population: 700, record: { V: false }, seed: `step ${dt}`, ...drive });
  const firsts = spikes.filter((times) => times.length > 0).map((times) => times[0]!);
  return [meanOf(spikes.map((times) => times.length)), meanOf(firsts), meanOf(firsts.map((time) => time * time))];
}

describe("the exact integrator's spike statistics do not depend on dt: counts and first spikes, to 4 standard errors", () => {
  test.each(Object.keys(drives).flatMap((drive) => Object.keys(noises).map((noise) => [drive, noise] as const)))("%s under %s", (drive, noise) => {
    const short = lawAt(0.1, drives[drive]!, noises[noise]!);
    for (const dt of [1, 7]) {
      lawAt(dt, drives[drive]!, noises[noise]!).forEach(({ mean, error }, k) => {
        expect(Math.abs(mean - short[k]!.mean)).toBeLessThan(4 * Math.hypot(error, short[k]!.error));
      });
    }
  });
});

test("euler at dt 0.1 ms misses crossings between grid points: 34.5 Hz, as in the reference; 36.387 Hz is exact", () => {
  const row = { tau_m: 10, R_m: 100, E_L: -75, V_th: -55, V_reset: -75, t_ref: 2, I: 180 };
  const protocol = steadyProtocol(row, { rate: 34.5, cv: 0.55 }, 200, { dt: 0.1, integrator: "euler", noise: { kind: "white", levels: [5] }, population: 1000 });
  const { rate } = intervalStatistics(record(protocol).spikes, 200);
  expect(Math.abs(rate.value - 34.5)).toBeLessThan(0.05 + 4 * rate.error);
  expect(rate.value).toBeLessThan(36.387 - 20 * rate.error);
});
