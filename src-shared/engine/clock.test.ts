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

/**
 * Number of spikes, and some of them, ms: each crossing of V_th by the closed form of V under a sine, found by Newton's method in mpmath 1.3
 * with 34 digits, independently of this project. At 20 pA the spikes go through all phases of the sine, at 120 pA they are locked to it.
 * `within`, ms: the phase of the sine is one double, which 10^6 ms round to about 10^-10 ms; spikes that are not locked add that up at random.
 */
const underSines = [
  {
    level: 250, amplitude: 20, frequency: 7, within: 2e-9,
    count: 52472,
    spikes: [
      [0, 9.97354148504242], [6558, 124990.56444924486], [13117, 249990.02193331107], [19676, 374989.4784034258],
      [26235, 499988.933861811], [32794, 624988.388311367], [39353, 749987.8417556861], [45912, 874987.2941990659],
      [52471, 999986.7456465226],
    ] as const,
  },
  {
    level: 150, amplitude: 120, frequency: 50, within: 1e-9,
    count: 27777,
    spikes: [
      [0, 23.020053371302073], [3471, 124982.62804978332], [6943, 249970.51640582696], [10415, 374963.2526706729],
      [13887, 499962.36456256895], [17359, 624944.8383833449], [20831, 749942.6280497833], [24303, 874930.516405827],
      [27776, 999962.6280497833],
    ] as const,
  },
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

test.each(underSines)("under a sine of $amplitude pA, $frequency Hz", ({ level, amplitude, frequency, count, spikes, within }) => {
  const [times] = record(protocolAt(0, { epochs: [{ kind: "sine", duration, level, amplitude, frequency }] })).spikes;
  expect(times).toHaveLength(count);
  for (const [k, time] of spikes) expect(Math.abs(times![k]! - time)).toBeLessThan(within);
});
