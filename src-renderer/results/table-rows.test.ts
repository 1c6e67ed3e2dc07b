import { expect, test } from "vitest";
import { groupConditions } from "./condition-groups.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { tableRows } from "./table-rows.ts";
import { finishedStates } from "./testing/condition-states.ts";

const plan = planOrThrow(aProtocol({ sweeps: 2, noise: { kind: "white", levels: [0, 2] }, trials: 3, epochs: [{ kind: "step", duration: 100, level: 60, deltaLevel: 20 }] }), "");
const states = finishedStates(plan, ({ sweep, noise, trial }) => ({ rate: 100 - (6 * sweep + 3 * noise + trial) }));
const source = { plan, states, groups: groupConditions(plan, states, false).groups };

test("a row per sweep and noise level, or per trial", () => {
  const means = tableRows(source, false, undefined);
  expect([means.count, means.at(3).values.level, means.at(3).values.noise]).toEqual([4, 80, 2]);
  const trials = tableRows(source, true, undefined);
  expect([trials.count, trials.at(10).condition, trials.at(10).values]).toMatchObject([12, 10, { sweep: 2, noise: 2, trial: 2 }]);
});

test("a condition is found in any sort order", () => {
  for (const perTrial of [false, true]) {
    for (const order of [undefined, { column: "rate", direction: "ascending" }, { column: "sweep", direction: "descending" }] as const) {
      const rows = tableRows(source, perTrial, order);
      const row = rows.at(rows.indexOf({ index: 8 }));
      expect([row.condition, row.values]).toMatchObject([perTrial ? 8 : 6, { sweep: 2, noise: 0, ...(perTrial ? { trial: 3 } : {}) }]);
    }
  }
});
