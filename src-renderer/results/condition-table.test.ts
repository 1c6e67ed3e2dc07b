import { expect, test } from "vitest";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { groupConditions } from "./condition-groups.ts";
import { cellText, conditionRow, groupRow, nextOrder, sortedRows, tableColumns, tableText, type TableRow } from "./condition-table.ts";
import { finished, waiting } from "./testing/condition-states.ts";

const step = (level: number, deltaLevel = 0) => ({ epochs: [{ kind: "step" as const, duration: 100, level, deltaLevel }] });
const noisy = planOrThrow(aProtocol({ noise: { kind: "white", levels: [0, 2.5] }, trials: 2, sweeps: 2, ...step(100, 20) }), "");
const ramp = planOrThrow(aProtocol({ levelUnit: "V/s", epochs: [{ kind: "ramp", duration: 100, level: 3 }] }), "");
/** one noise level, two trials */
const one = planOrThrow(aProtocol({ noise: { kind: "white", levels: [2.5] }, trials: 2, sweeps: 2, ...step(-100, 112.5) }), "");

test("columns name their units; noise and trials appear only if there are any", () => {
  expect(tableColumns(noisy, false).map(({ plainTitle }) => plainTitle)).toEqual([
    "Sweep", "Current, pA", "σ, mV", "Spikes", "Expected", "Rate, Hz", "Theory, Hz", "ISI mean, ms", "CV", "Theory CV", "Latency, ms", "Fano factor",
  ]);
  expect(tableColumns(noisy, true).map(({ id }) => id)).toContain("trial");
  expect(tableColumns(ramp, false).map(({ plainTitle }) => plainTitle).slice(0, 3)).toEqual(["Sweep", "Mean drive, V/s", "Spikes"]);
});

test("a column has one precision, a true minus sign and no negative zero", () => {
  const columns = tableColumns(one, false);
  const row = groupRow(one, groupConditions(one, [finished({ rate: -0.001 }), finished({ rate: -0.002 })], false).groups[0]!);
  const textOf = (id: string) => cellText(row, columns.find((column) => column.id === id)!);
  expect([textOf("level"), textOf("noise"), textOf("rate"), textOf("firstSpikeLatency"), textOf("spikeCount")]).toEqual(["−100.0", "2.5", "0.00", "", "0"]);
});

test("a row without numbers shows the reason", () => {
  const noteOf = (cells: Parameters<typeof groupConditions>[1], isRunning: boolean) => groupRow(one, groupConditions(one, cells, isRunning).groups[0]!).note;
  expect(noteOf([waiting, waiting], true)).toBe("waiting");
  expect(noteOf([finished({}), waiting], true)).toBe("running, 1 of 2 trials");
  expect(noteOf([{ status: "cancelled" }, { status: "cancelled" }], false)).toBe("cancelled");
  expect(noteOf([finished({}), { status: "cancelled" }], false)).toBeUndefined();
});

test("NaN is an empty cell", () => {
  const row = conditionRow(planOrThrow(aProtocol({ trials: 2, ...step(1) }), ""), 1, finished({ rate: NaN, cv: Infinity, spikeCount: 4 }));
  expect(row.values).toEqual({ sweep: 1, level: 1, trial: 2, spikeCount: 4 });
});

test("headers sort ascending, descending and not at all; rows without a value stay last, and sorting is stable", () => {
  const row = (sweep: number, cv: number | undefined): TableRow => ({ condition: sweep, note: undefined, failed: false, values: cv === undefined ? {} : { cv } });
  const rows = [row(0, 0.5), row(1, undefined), row(2, 0.1), row(3, 0.5)];
  const sweepsIn = (order: ReturnType<typeof nextOrder>) => sortedRows(rows, order).map(({ condition }) => condition);
  const up = nextOrder(undefined, "cv");
  const down = nextOrder(up, "cv");
  expect(sweepsIn(up)).toEqual([2, 0, 3, 1]);
  expect(sweepsIn(down)).toEqual([0, 3, 2, 1]);
  expect(sweepsIn(nextOrder(down, "cv"))).toEqual([0, 1, 2, 3]);
  expect(nextOrder(up, "rate")).toEqual({ column: "rate", direction: "ascending" });
});

test("the copy is tab-separated numbers at full precision", () => {
  const quiet = planOrThrow(aProtocol(step(-150)), "");
  const { groups } = groupConditions(quiet, [finished({ spikeCount: 2, predictedCount: 2, rate: 1 / 3, isiCount: 1, isiMean: 0.1 + 0.2, predictedRate: 0.25 })], false);
  expect(tableText(tableColumns(quiet, false), [groupRow(quiet, groups[0]!)])).toBe(
    "Sweep\tCurrent, pA\tSpikes\tExpected\tRate, Hz\tTheory, Hz\tISI mean, ms\tCV\tTheory CV\tLatency, ms\n1\t-150\t2\t2\t0.3333333333333333\t0.25\t0.30000000000000004\t\t\t\n",
  );
});
