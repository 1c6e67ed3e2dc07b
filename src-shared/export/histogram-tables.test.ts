import { expect, test } from "vitest";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { aResultOf } from "../statistics/testing/a-result.ts";
import { csvText } from "./csv-text.ts";
import { psthTable, voltageHistogramTable } from "./histogram-tables.ts";

const protocol = aProtocol({ epochs: [{ kind: "step", duration: 100, level: 0 }], sweeps: 2, trials: 2, dt: 1, noise: { kind: "white", levels: [1] } });

test("psth.csv: bins of each sweep and noise level, all trials together", () => {
  const result = aResultOf(protocol, { spikes: ({ sweep, trial }) => (sweep === 0 ? [10 + trial, 60] : []) });
  const { columns, rows } = psthTable(result);
  expect(columns).toEqual(["sweep", "noise_mV", "from_ms", "to_ms", "spikes", "rate_Hz"]);
  expect(rows.every(([sweep, noise]) => sweep === 1 && noise === 1)).toBe(true);
  expect([rows[0]![2], rows.at(-1)![3]]).toEqual([0, 100]);
  expect(rows.reduce((sum, row) => sum + Number(row[4]), 0)).toBe(4);
  for (const [, , from, to, spikes, rate] of rows) expect(rate).toBeCloseTo((1000 * Number(spikes)) / 2 / (Number(to) - Number(from)), 9);
});

test("v_histogram.csv: samples per bin and a density that sums to 1", async () => {
  const result = aResultOf(protocol, { V: (_, __, sample) => -70 + (sample % 10), status: ({ sweep }) => (sweep === 1 ? "cancelled" : "finished") });
  const { columns, rows } = await voltageHistogramTable(result);
  expect(columns).toEqual(["sweep", "noise_mV", "from_mV", "to_mV", "samples", "density_per_mV"]);
  expect(rows.reduce((sum, row) => sum + Number(row[4]), 0)).toBe(2 * 100);
  expect(rows.reduce((sum, row) => sum + Number(row[5]) * (Number(row[3]) - Number(row[2])), 0)).toBeCloseTo(1, 12);
  expect(csvText({ columns, rows })).toMatch(/^sweep,noise_mV,from_mV,to_mV,samples,density_per_mV\r\n1,1,-70,/);
});
