import { expect, test } from "vitest";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { groupConditions } from "./condition-groups.ts";
import { cellText, groupRow, nextOrder, sortedRows, tableColumns, tableText, trialRow, type TableRow } from "./condition-table.ts";
import type { RunAxes } from "./run-axes.ts";
import { finished, waiting } from "./testing/condition-states.ts";

const noisy = planOrThrow(aProtocol({ noise: { kind: "white", levels: [0, 2.5] }, trials: 2, sweeps: 2 }), "").protocol;
const quiet = planOrThrow(aProtocol(), "").protocol;
const level = (value: number) => ({ level: value, constant: true });
const one: RunAxes = { sweeps: 1, noiseLevels: [2.5], trials: 2 };

test("columns name their units; noise and trials appear only if there are any", () => {
  expect(tableColumns(noisy, [level(100), level(120)], "pA", false).map(({ plainTitle }) => plainTitle)).toEqual([
    "Sweep", "Current, pA", "σ, mV", "Spikes", "Expected", "Rate, Hz", "Theory, Hz", "ISI mean, ms", "CV", "Theory CV", "Latency, ms", "Fano factor",
  ]);
  expect(tableColumns(noisy, [level(100)], "pA", true).map(({ id }) => id)).toContain("trial");
  expect(tableColumns(quiet, [{ level: 3, constant: false }], "V/s", false).map(({ plainTitle }) => plainTitle).slice(0, 3)).toEqual(["Sweep", "Mean drive, V/s", "Spikes"]);
});

test("a column has one precision, a true minus sign and no negative zero", () => {
  const columns = tableColumns(noisy, [level(-100), level(12.5)], "pA", false);
  const row = groupRow(groupConditions(one, [finished({ rate: -0.001 }), finished({ rate: -0.002 })], false).groups[0]!, level(-100));
  const textOf = (id: string) => cellText(row, columns.find((column) => column.id === id)!);
  expect([textOf("level"), textOf("noise"), textOf("rate"), textOf("firstSpikeLatency"), textOf("spikeCount")]).toEqual(["−100.0", "2.5", "0.00", "", "0"]);
});

test("a row without numbers shows the reason", () => {
  const noteOf = (cells: Parameters<typeof groupConditions>[1], isRunning: boolean) => groupRow(groupConditions(one, cells, isRunning).groups[0]!, level(1)).note;
  expect(noteOf([waiting, waiting], true)).toBe("waiting");
  expect(noteOf([finished({}), waiting], true)).toBe("running, 1 of 2 trials");
  expect(noteOf([{ status: "cancelled" }, { status: "cancelled" }], false)).toBe("cancelled");
  expect(noteOf([finished({}), { status: "cancelled" }], false)).toBeUndefined();
});

test("NaN is an empty cell", () => {
  const row = trialRow(finished({ rate: NaN, cv: Infinity, spikeCount: 4 }), { sweep: 0, noise: 0, noiseLevel: undefined, trial: 1 }, level(1));
  expect(row.values).toEqual({ sweep: 1, level: 1, trial: 2, spikeCount: 4 });
});

test("headers sort ascending, descending and not at all; rows without a value stay last, and sorting is stable", () => {
  const row = (sweep: number, cv: number | undefined): TableRow => ({ sweep, noise: 0, trial: undefined, note: undefined, failed: false, values: cv === undefined ? {} : { cv } });
  const rows = [row(0, 0.5), row(1, undefined), row(2, 0.1), row(3, 0.5)];
  const sweepsIn = (order: ReturnType<typeof nextOrder>) => sortedRows(rows, order).map(({ sweep }) => sweep);
  const up = nextOrder(undefined, "cv");
  const down = nextOrder(up, "cv");
  expect(sweepsIn(up)).toEqual([2, 0, 3, 1]);
  expect(sweepsIn(down)).toEqual([0, 3, 2, 1]);
  expect(sweepsIn(nextOrder(down, "cv"))).toEqual([0, 1, 2, 3]);
  expect(nextOrder(up, "rate")).toEqual({ column: "rate", direction: "ascending" });
});

test("the copy is tab-separated numbers at full precision", () => {
  const columns = tableColumns(quiet, [level(150)], "pA", false);
  const { groups } = groupConditions(
    { sweeps: 1, noiseLevels: [undefined], trials: 1 },
    [finished({ spikeCount: 2, predictedCount: 2, rate: 1 / 3, isiCount: 1, isiMean: 0.1 + 0.2, predictedRate: 0.25 })],
    false,
  );
  expect(tableText(columns, [groupRow(groups[0]!, level(-150))])).toBe(
    "Sweep\tCurrent, pA\tSpikes\tExpected\tRate, Hz\tTheory, Hz\tISI mean, ms\tCV\tTheory CV\tLatency, ms\n1\t-150\t2\t2\t0.3333333333333333\t0.25\t0.30000000000000004\t\t\t\n",
  );
});
