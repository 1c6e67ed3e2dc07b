import { expect, test } from "vitest";
import { groupConditions } from "./condition-groups.ts";
import type { RunAxes } from "./run-axes.ts";
import { tableRows } from "./table-rows.ts";
import { finishedStates } from "./testing/condition-states.ts";

const axes: RunAxes = { sweeps: 2, noiseLevels: [0, 2], trials: 3 };
const states = finishedStates(axes, ({ sweep, noise, trial }) => ({ rate: 100 - (6 * sweep + 3 * noise + trial) }));
const source = { axes, states, groups: groupConditions(axes, states, false).groups, levels: [{ level: 60, constant: true }, { level: 80, constant: true }] };

test("a row per sweep and noise level, or per trial", () => {
  const means = tableRows(source, false, undefined);
  expect([means.count, means.at(3).values.level, means.at(3).values.noise]).toEqual([4, 80, 2]);
  const trials = tableRows(source, true, undefined);
  expect([trials.count, trials.at(10).sweep, trials.at(10).noise, trials.at(10).trial]).toEqual([12, 1, 1, 1]);
});

test("a condition is found in any sort order", () => {
  for (const perTrial of [false, true]) {
    for (const order of [undefined, { column: "rate", direction: "ascending" }, { column: "sweep", direction: "descending" }] as const) {
      const rows = tableRows(source, perTrial, order);
      const row = rows.at(rows.indexOf(1, 0, 2));
      expect([row.sweep, row.noise, row.trial]).toEqual([1, 0, perTrial ? 2 : undefined]);
    }
  }
});
