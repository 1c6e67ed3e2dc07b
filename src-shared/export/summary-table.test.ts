import { expect, test } from "vitest";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { aResultOf } from "../statistics/testing/a-result.ts";
import type { Cell, Table } from "./csv-text.ts";
import { summaryTable } from "./summary-table.ts";

const cells = ({ columns, rows }: Table): Record<string, Cell>[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, k) => [column, row[k]])));

test("one row per condition, its sweep and trial from 1, its level and noise beside them", () => {
  const protocol = aProtocol({
    sweeps: 2,
    trials: 2,
    epochs: [{ kind: "step", duration: 100, level: 200, deltaLevel: 50 }],
    noise: { kind: "held", distribution: "gaussian", unit: "pA", levels: [0.1] },
    record: { V: false },
  });
  const { columns, rows } = summaryTable(aResultOf(protocol));
  expect(columns.slice(0, 4)).toEqual(["sweep", "level_pA", "noise_pA", "trial"]);
  expect(rows.map((row) => row.slice(0, 4))).toEqual([[1, 200, 0.1, 1], [1, 200, 0.1, 2], [2, 250, 0.1, 1], [2, 250, 0.1, 2]]);
});

test("columns have the names of the statistics, also of those per epoch", () => {
  const protocol = aProtocol({ epochs: [{ kind: "step", duration: 50, level: 0 }, { kind: "step", duration: 100, level: 300 }] });
  const [row] = cells(summaryTable(aResultOf(protocol, { spikes: () => [70, 80, 100, 140] })));
  expect(row).toMatchObject({ neurons: 1, from_ms: 50, to_ms: 150, spike_count: 4, rate_Hz: 40, latency_ms: 20, isi_count: 3 });
  expect(row).toMatchObject({ epoch1_rate_Hz: 0, epoch2_start_ms: 50, epoch2_end_ms: 150, epoch2_spike_count: 4, epoch2_rate_Hz: 40 });
  expect(row!["isi_mean_ms"]).toBeCloseTo(70 / 3, 12);
});

test("a statistic without a value is undefined", () => {
  const [row] = cells(summaryTable(aResultOf(aProtocol(), { spikes: () => [] })));
  expect(row).toMatchObject({ spike_count: 0, rate_Hz: 0, latency_ms: undefined, isi_mean_ms: undefined, cv: undefined, V_mean_mV: undefined });
});

test("column names are distinct, short and of letters, digits and underscores", () => {
  const epochs = Array.from({ length: 12 }, () => ({ kind: "step", duration: 1, level: 1 }) as const);
  const neuron = { tau_m: 20, E_L: -65, V_th: -50, V_reset: -65 };
  const { columns, rows } = summaryTable(aResultOf(aProtocol({ neuron, levelUnit: "V/s", epochs, noise: { kind: "white", levels: [1] } })));
  expect(new Set(columns).size).toBe(columns.length);
  expect(columns.filter((name) => !/^[A-Za-z][A-Za-z0-9_]{0,30}$/.test(name))).toEqual([]);
  expect(rows[0]).toHaveLength(columns.length);
});

test("a cancelled condition has no row", () => {
  const result = aResultOf(aProtocol({ trials: 3 }), { status: ({ trial }) => (trial === 1 ? "cancelled" : "finished") });
  expect(cells(summaryTable(result)).map(({ trial }) => trial)).toEqual([1, 3]);
});
