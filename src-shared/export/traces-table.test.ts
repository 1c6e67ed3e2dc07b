import Papa from "papaparse";
import { expect, test } from "vitest";
import type { Noise } from "../protocol/noise.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { aResultOf } from "../statistics/testing/a-result.ts";
import { tracesAbout, tracesCsv } from "./traces-table.ts";

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}
const rowsOf = (csv: string): string[][] => Papa.parse<string[]>(csv.trimEnd(), { delimiter: ",", newline: "\r\n" }).data;

test("one condition has time, V as recorded, and the stimulus", async () => {
  const protocol = aProtocol({ dt: 0.1, epochs: [{ kind: "step", duration: 0.2, level: 0 }, { kind: "step", duration: 0.2, level: 300 }] });
  const result = aResultOf(protocol, { V: (_, __, sample) => -65 + sample / 3 });
  expect(await textOf(tracesCsv(result))).toBe(
    [
      "time_ms,V_mV,I_pA",
      "0,-65,0",
      "0.1,-64.66666666666667,0",
      "0.2,-64.33333333333333,300",
      "0.3,-64,300",
      "0.4,-63.666666666666664,300",
      "",
    ].join("\r\n"),
  );
});

test("columns are named after the axes that have more than one value, counted from 1", async () => {
  const noise: Noise = { kind: "white", levels: [1, 2] };
  const protocol = aProtocol({ sweeps: 2, noise, trials: 2, population: 2, record: { neurons: 1 } });
  const [header] = rowsOf(await textOf(tracesCsv(aResultOf(protocol))));
  expect(header).toEqual([
    "time_ms",
    ...["V_s1_n1_t1_mV", "V_s1_n1_t2_mV", "V_s1_n2_t1_mV", "V_s1_n2_t2_mV"],
    ...["V_s2_n1_t1_mV", "V_s2_n1_t2_mV", "V_s2_n2_t1_mV", "V_s2_n2_t2_mV"],
    ...["I_s1_pA", "I_s2_pA"],
  ]);
});

test("a shorter sweep leaves empty cells, in V and in the stimulus", async () => {
  const protocol = aProtocol({ dt: 1, sweeps: 2, epochs: [{ kind: "step", duration: 2, deltaDuration: -1, level: 5 }] });
  expect(rowsOf(await textOf(tracesCsv(aResultOf(protocol))))).toEqual([
    ["time_ms", "V_s1_mV", "V_s2_mV", "I_s1_pA", "I_s2_pA"],
    ["0", "-65", "-65", "5", "5"],
    ["1", "-65", "-65", "5", "5"],
    ["2", "-65", "", "5", ""],
  ]);
});

test("long traces are written in blocks that join to the whole table", async () => {
  const protocol = aProtocol({ dt: 0.01, epochs: [{ kind: "ramp", duration: 1000, level: 1000 }] });
  const chunks: string[] = [];
  for await (const chunk of tracesCsv(aResultOf(protocol, { V: (_, __, sample) => sample }))) chunks.push(chunk);
  expect(chunks.length).toBeGreaterThan(2);
  const rows = rowsOf(chunks.join("")).slice(1).map((row) => row.map(Number));
  expect(rows).toHaveLength(100_001);
  expect(rows.every(([t, V], k) => V === k && t === k / 100)).toBe(true);
  expect(rows.every(([t, , I]) => Math.abs(I! - t!) < 1e-9)).toBe(true);
});

test("a drive in V/s has a column of that unit", async () => {
  const neuron = { tau_m: 20, E_L: -65, V_th: -50, V_reset: -65 };
  const [header] = rowsOf(await textOf(tracesCsv(aResultOf(aProtocol({ neuron, levelUnit: "V/s", epochs: [{ kind: "step", duration: 1, level: 2 }] })))));
  expect(header).toEqual(["time_ms", "V_mV", "drive_V_per_s"]);
});

test("nothing is written if V is not recorded or no condition is finished", async () => {
  expect(await textOf(tracesCsv(aResultOf(aProtocol({ record: { V: false } }))))).toBe("");
  expect(await textOf(tracesCsv(aResultOf(aProtocol(), { status: () => "cancelled" })))).toBe("");
});

/**
 * What Neo's AsciiSignalIO makes of a file and its `_about.json` (neo/io/asciisignalio.py: `read_metadata` and `read_segment`
 * with method "genfromtxt"): rows after `skiprows`, split at `delimiter`, the columns of `usecols`, an empty cell as NaN,
 * every column one signal with the units, rate and start of the metadata.
 */
function asNeoReads(csv: string, about: ReturnType<typeof tracesAbout>) {
  expect(about.method).toBe("genfromtxt");
  expect(about).not.toHaveProperty("timecolumn");
  const cells = csv.trimEnd().split("\r\n").slice(about.skiprows).map((line) => line.split(about.delimiter));
  return about.usecols.map((column) => ({
    units: about.units,
    rate: `${about.sampling_rate.value} ${about.sampling_rate.units}`,
    values: cells.map((row) => (row[column] === "" ? NaN : Number(row[column]))),
  }));
}

test("Neo finds the V columns, in mV, at the rate of the recording", async () => {
  const protocol = aProtocol({ dt: 0.1, sweeps: 2, record: { every: 5 }, epochs: [{ kind: "step", duration: 2, deltaDuration: -1, level: 5 }] });
  const result = aResultOf(protocol, { V: ({ sweep }, _, sample) => -60 - sweep + sample });
  expect(asNeoReads(await textOf(tracesCsv(result)), tracesAbout(result))).toEqual([
    { units: "mV", rate: "2 kHz", values: [-60, -59, -58, -57, -56] },
    { units: "mV", rate: "2 kHz", values: [-61, -60, -59, NaN, NaN] },
  ]);
  expect(tracesAbout(result).columns).toEqual([
    { name: "V_s1_mV", sweep: 1, trial: 1, neuron: 1 },
    { name: "V_s2_mV", sweep: 2, trial: 1, neuron: 1 },
  ]);
});

test("column names contain the noise level", () => {
  const about = tracesAbout(aResultOf(aProtocol({ noise: { kind: "held", distribution: "gaussian", unit: "pA", levels: [10, 20] } })));
  expect(about.columns).toEqual([
    { name: "V_n1_mV", sweep: 1, noise_level: 10, noise_unit: "pA", trial: 1, neuron: 1 },
    { name: "V_n2_mV", sweep: 1, noise_level: 20, noise_unit: "pA", trial: 1, neuron: 1 },
  ]);
});
