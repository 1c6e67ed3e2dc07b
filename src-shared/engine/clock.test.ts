import { describe, expect, test } from "vitest";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { kernels, record } from "./testing/run-protocol.ts";

const neuron = { tau_m: 20, R_m: 100, E_L: -60, V_th: -50, V_reset: -70, t_ref: 2.1 };
const duration = 1e6;

/**
 * First spike and interval in 1e-20 ms: tau_m ln((V_inf - E_L) / (V_inf - V_th)) and t_ref + tau_m ln((V_inf - V_reset) / (V_inf -
 * V_th)), by mpmath 1.3 to 50 digits, independently of this project.
 */
const rows = [
  { level: 101, first: 9230241033682518901768n, interval: 10816609816118151502131n },
  { level: 120, first: 3583518938456110001625n, interval: 5005790545596741088124n },
  { level: 150, first: 2197224577336219382790n, interval: 3428875824868200749202n },
  { level: 173.5, first: 1717784386336245781495n, interval: 2838032431286489808054n },
  { level: 250, first: 1021651247531981366411n, interval: 1904595720774407227420n },
  { level: 1000, first: 210721031315652602455n, interval: 611341390924302322543n },
];

const protocolAt = (level: number, changes: Partial<Protocol> = {}): Protocol => ({
  ...aProtocol({ epochs: [{ kind: "step", duration, level }] }),
  ...{ neuron, record: { V: false } },
  ...changes,
});

describe("the exact clock is right to 1e-9 ms over 10^6 ms", () => {
  test.each(rows)("$level pA", ({ level, first, interval }) => {
    const [times] = record(protocolAt(level)).spikes;
    expect(times).toHaveLength(Number((BigInt(duration) * 10n ** 20n - first) / interval) + 1);
    const worst = times!.reduce((most, time, k) => Math.max(most, Math.abs(time - Number(first + BigInt(k) * interval) / 1e20)), 0);
    expect(worst).toBeLessThan(1e-9);
  });

  test("whether V is recorded on the way or not, in the kernel and in its oracle", () => {
    const [expected] = record(protocolAt(250)).spikes;
    expect(record(protocolAt(250, { dt: 10, record: { V: true } })).spikes[0]).toEqual(expected);
    expect(record(protocolAt(250), kernels.oracle).spikes[0]).toEqual(expected);
  });
});
