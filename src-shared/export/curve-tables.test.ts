import { expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { aResultOf, type TestPlace } from "../statistics/testing/a-result.ts";
import { fiCurveTable, rateAgainstTable } from "./curve-tables.ts";

/** n spikes, evenly over the first 100 ms */
const evenly = (n: number): number[] => Array.from({ length: n }, (_, k) => ((k + 1) * 100) / n);

test("the f-I curve has a row per level, in ascending order, means over trials", () => {
  const given = { sweeps: 2, trials: 2, epochs: [{ kind: "step", duration: 100, level: 200, deltaLevel: -50 }], record: { V: false } } satisfies Partial<Protocol>;
  const spikes = ({ sweep, trial }: TestPlace) => evenly(sweep === 0 ? 4 + 2 * trial : 2);
  const { columns, rows } = fiCurveTable(aResultOf(aProtocol({ ...given, noise: { kind: "white", levels: [1] } }), { spikes }));
  expect(columns.slice(0, 6)).toEqual(["sweep", "level_pA", "noise_mV", "trials", "rate_Hz", "rate_sem_Hz"]);
  expect(rows.map((row) => row.slice(0, 6))).toEqual([[2, 150, 1, 2, 20, 0], [1, 200, 1, 2, 50, 10]]);

  // Without noise the trials are copies; closed form: 20 ms ln((-45 + 70) / (-45 + 50))
  const { rows: silent } = fiCurveTable(aResultOf(aProtocol({ ...given, epochs: [{ kind: "step", duration: 200, level: 150 }] }), { spikes: () => evenly(4) }));
  expect(silent[0]!.slice(0, 5)).toEqual([1, 150, 1, 20, undefined]);
  expect(silent[0]!.at(-1)).toBeCloseTo(1000 / (20 * Math.log(5)), 9);
});

test("rate and CV against noise stand in one row per sweep and noise level", () => {
  const protocol = aProtocol({ sweeps: 2, noise: { kind: "white", levels: [2, 1] }, record: { V: false } });
  const { columns, rows } = rateAgainstTable(aResultOf(protocol, { spikes: ({ noise }) => [10, 20, 20 + 10 * [2, 1][noise]!] }), "noise");
  expect(columns.slice(0, 5)).toEqual(["sweep", "level_pA", "noise_mV", "trials", "rate_Hz"]);
  expect(rows.map((row) => row.slice(0, 5))).toEqual([[1, 150, 1, 1, 30], [1, 150, 2, 1, 30], [2, 150, 1, 1, 30], [2, 150, 2, 1, 30]]);
  expect(rows.map((row) => row[columns.indexOf("cv")])).toEqual([0, Math.sqrt(50) / 15, 0, Math.sqrt(50) / 15]);
  expect(rows.map((row) => row[columns.indexOf("cv_sem")])).toEqual([undefined, undefined, undefined, undefined]);
});

test("every row has a cell for every column", () => {
  const result = aResultOf(aProtocol({ noise: { kind: "white", levels: [1, 2, 3] }, sweeps: 3 }));
  for (const { columns, rows } of [fiCurveTable(result), rateAgainstTable(result, "noise")]) {
    expect(rows).toHaveLength(9);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    expect(new Set(columns).size).toBe(columns.length);
  }
});
