import { expect, test } from "vitest";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { mostRows } from "../../src-shared/experiment/recorded-columns.ts";
import { columnsOf } from "../../src-shared/experiment/testing/columns-of.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { aResultOf, type TestPlace } from "../../src-shared/statistics/testing/a-result.ts";
import { recordRun } from "./record-run.ts";
import { recordedSummaries } from "./recorded-summaries.ts";

const protocol = aProtocol({
  sweeps: 3,
  trials: 2,
  population: 2,
  noise: { kind: "white", levels: [0, 1] },
  epochs: [{ kind: "step", duration: 50, level: 0 }, { kind: "step", duration: 100, level: 300, deltaLevel: 10 }],
});
const plan = planOrThrow(protocol, "");
const result = aResultOf(protocol, {
  spikes: ({ index }, neuron) => (index === 0 ? [] : [60, 75 + index, 100 + neuron, 140]),
  status: ({ index }: TestPlace) => (index === 4 ? "cancelled" : "finished"),
});
const origin = { id: "run-1", protocol, appVersion: "0.1.0", startedAt: new Date(0) };
/** as it is in a file */
const record = JSON.parse(JSON.stringify(recordRun(result, origin))) as RunRecord;

test("a record gives back the summary of each condition that finished", () => {
  const summaries = result.conditions.flatMap((entry) => (entry.status === "finished" ? [{ condition: entry.condition.index, summary: entry.summary }] : []));
  expect(recordedSummaries(record, plan)).toEqual(summaries);
});

const changed = (column: string, value: number | string | null | number[]): RunRecord => {
  const columns = columnsOf(record);
  return { ...record, columns: { ...columns, summary: { ...columns.summary, [column]: value } } };
};

test.each([
  ["a count that is no whole number", changed("spike_count", 2.5)],
  ["a text instead of a rate", changed("rate_Hz", "52")],
  ["no start of an epoch", changed("epoch1_start_ms", null)],
  ["a column that ends too early", changed("to_ms", [])],
  ["no columns", { ...record, columns: { ...columnsOf(record), summary: {} } }],
  ["a digest in place of the columns, which a service that was restarted does not know", { ...record, columns: "0".repeat(64) }],
])("a record with %s gives no numbers", (_, forged) => {
  expect(recordedSummaries(forged, plan)).toEqual([]);
});

test("a statistic that an older version did not have is undefined", () => {
  const { cv: _, ...older } = columnsOf(record).summary;
  const read = recordedSummaries({ ...record, columns: { ...columnsOf(record), summary: older } }, plan);
  expect(read).toHaveLength(11);
  expect(read[3]?.summary).toMatchObject({ cv: undefined, spikeCount: 8 });
});

test("a record that claims more conditions than the protocol has gives numbers of those that exist", () => {
  expect(recordedSummaries({ ...record, conditions: [[0, 10 ** 15]] }, plan).map(({ condition }) => condition)).toEqual(plan.conditions.slice(0, 11).map(({ index }) => index));
});

test("above 10,000 conditions a record gives no numbers", () => {
  const long = planOrThrow({ ...protocol, trials: mostRows }, "");
  expect(recordedSummaries({ ...record, conditions: [[0, mostRows]] }, long)).toEqual([]);
});
