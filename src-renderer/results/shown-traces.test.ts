import { expect, test, vi } from "vitest";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { Place } from "../../src-shared/plan/plan.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { aSummary } from "../../src-shared/statistics/testing/summaries.ts";
import { Run } from "../state/run.svelte.ts";
import { RunView } from "./run-view.ts";
import { rasterOf, shownConditions, stackDrives, stackTraces, wantedTrains } from "./shown-traces.ts";

/** A run in which the conditions of these indices have finished; condition k spikes at k ms. */
function aView(changes: Partial<Protocol>, finished: readonly number[]): RunView {
  const run = new Run("run-1", aProtocol(changes), new Date(0), undefined);
  run.handle = "r";
  run.conditionsFinished({ run: "r", results: finished.map((condition) => ({ condition, summary: aSummary() })) });
  const readSpikes: Workbench["readSpikes"] = ({ conditions }) =>
    Promise.resolve(conditions.map((condition) => ({ condition, neurons: [Float64Array.of(condition), Float64Array.of(-1)] })));
  return new RunView({ readSpikes } as Workbench, run);
}

const at = (view: RunView, place: Place) => view.plan.conditionAt(place)!;

test("each mode shows its traces, always including the chosen one", () => {
  const plan = planOrThrow(aProtocol({ sweeps: 200, trials: 3 }), "");
  const chosen = plan.conditionAt({ sweep: 1, trial: 2 })!;
  expect(shownConditions("one", plan, chosen)).toEqual([{ id: 1, condition: 5 }]);
  expect(shownConditions("trials", plan, chosen)).toEqual([0, 1, 2].map((trial) => ({ id: trial, condition: 3 + trial })));
  const overlay = shownConditions("overlay", plan, chosen);
  expect(overlay).toHaveLength(60);
  expect(overlay.some(({ condition }) => condition === 5)).toBe(true);
});

test("of unfinished conditions only the chosen one is shown, and none is requested", () => {
  const view = aView({ sweeps: 3, epochs: [{ kind: "step", duration: 100, level: 50, deltaLevel: 10 }] }, [0]);
  const chosen = at(view, { sweep: 1 });
  const shown = shownConditions("overlay", view.plan, chosen);
  expect(stackTraces(view, "overlay", shown, chosen, false).map(({ id, label }) => [id, label])).toEqual([
    [0, "Sweep 1, 50 pA"],
    [1, "Sweep 2, 60 pA"],
  ]);
  expect(wantedTrains(view, shown, chosen)).toEqual([0]);
});

test("the raster shows trials if there are several, otherwise sweeps; with one condition there is none", () => {
  const noisy = aView({ sweeps: 2, trials: 3 }, []);
  const trials = rasterOf(noisy, at(noisy, { sweep: 1, trial: 2 }), false);
  expect([trials?.conditions, trials?.rows.name, trials?.rows.shown]).toEqual([[3, 4, 5], "Trial", 2]);
  const four = aView({ sweeps: 4 }, []);
  const sweeps = rasterOf(four, at(four, { sweep: 1 }), false);
  expect([sweeps?.conditions, sweeps?.rows.name, sweeps?.rows.shown]).toEqual([[0, 1, 2, 3], "Sweep", 1]);
  const one = aView({}, []);
  expect(rasterOf(one, at(one, {}), false)).toBeUndefined();
});

test("the raster of a population shows its neurons, which cannot be chosen", async () => {
  const view = aView({ population: 2 }, [0]);
  const chosen = at(view, {});
  view.data.wantTrains(wantedTrains(view, shownConditions("one", view.plan, chosen), chosen));
  await vi.waitFor(() => expect(rasterOf(view, chosen, false)?.rows.rows).toEqual([Float64Array.of(0), Float64Array.of(-1)]));
  expect(rasterOf(view, chosen, false)).toMatchObject({ rows: { name: "Neuron" }, conditions: [] });
});

test("trials share one stimulus, that of the chosen one", () => {
  const view = aView({ sweeps: 2, trials: 3 }, []);
  const chosen = at(view, { sweep: 1, trial: 2 });
  const drives = stackDrives(view, shownConditions("trials", view.plan, chosen), "trials", chosen, false);
  expect(drives.map(({ id }) => id)).toEqual([2]);
  expect(stackDrives(view, shownConditions("stacked", view.plan, chosen), "stacked", chosen, false)).toHaveLength(2);
});
