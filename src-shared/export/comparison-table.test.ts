import { expect, test } from "vitest";
import { aComparedRun } from "../comparison/testing/a-compared-run.ts";
import { comparisonTable } from "./comparison-table.ts";
import type { Cell } from "./csv-text.ts";

const noise = { kind: "white", levels: [2] } as { kind: "white"; levels: number[] };

/** Rows by column, cells without a value left out. */
function rowsOf(...runs: Parameters<typeof comparisonTable>[0]): Record<string, Cell>[] {
  const { columns, rows } = comparisonTable(runs);
  return rows.map((row) => Object.fromEntries(columns.flatMap((column, k) => (row[k] === undefined ? [] : [[column, row[k]]]))));
}

test("rows are the differing parameters, then every statistic of each condition group, run by run", () => {
  const one = aComparedRun({ noise, dt: 0.1 }, [{ rate: 10 }, { rate: 12 }]);
  const other = { ...aComparedRun({ noise, dt: 0.2 }, [{ rate: 15 }, { rate: 19 }]), name: "Run 2" };
  const rows = rowsOf(one, other);
  expect(rows.slice(0, 2)).toEqual([
    { kind: "parameter", name: "dt", unit: "ms", run: "A", run_name: "Run 1", value: 0.1 },
    { kind: "parameter", name: "dt", unit: "ms", run: "B", run_name: "Run 2", value: 0.2, difference: 0.1 },
  ]);
  const place = { kind: "statistic", name: "rate", unit: "Hz", sweep: 1, level: 100, level_unit: "pA", noise: 1, noise_level: 2, noise_unit: "mV" };
  const near = (value: number): unknown => expect.closeTo(value, 9);
  expect(rows.filter(({ name }) => name === "rate")).toEqual([
    { ...place, run: "A", run_name: "Run 1", value: 11, sd: near(Math.SQRT2), n: 2 },
    {
      ...place,
      run: "B",
      run_name: "Run 2",
      value: 17,
      sd: near(2 * Math.SQRT2),
      n: 2,
      difference: 6,
      ci_low: near(6 - 12.7062047361747),
      ci_high: near(6 + 12.7062047361747),
      relative: near(6 / 11),
      method: "paired",
      pairs: 2,
    },
  ]);
  expect(rows.filter(({ name }) => name === "cv")).toEqual([expect.objectContaining({ run: "A", n: 0 }), expect.objectContaining({ run: "B", n: 0 })]);
});

test("a run has rows only for condition groups with finished trials", () => {
  const levels = { ...noise, levels: [2, 4] };
  const full = aComparedRun(
    { noise: levels, sweeps: 2 },
    [0, 1].flatMap((sweep) => [2, 4].map((noiseLevel, noise) => ({ at: { sweep, noise, trial: 0 }, rate: 10 * sweep + noiseLevel }))),
  );
  const partial = aComparedRun({ noise: levels, sweeps: 2 }, [{ at: { sweep: 1, noise: 0, trial: 0 }, rate: 5 }]);
  const silent = aComparedRun({}, [{ rate: 0 }]);
  const places = rowsOf(full, partial, silent)
    .filter(({ name }) => name === "rate")
    .map(({ sweep, noise: level, run, value, difference }) => [sweep, level, run, value, difference]);
  expect(places).toEqual([
    [1, 1, "A", 2, undefined],
    [1, 1, "C", 0, -2],
    [1, 2, "A", 4, undefined],
    [2, 1, "A", 12, undefined],
    [2, 1, "B", 5, -7],
    [2, 2, "A", 14, undefined],
  ]);
});
