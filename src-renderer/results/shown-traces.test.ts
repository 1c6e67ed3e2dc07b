import { expect, test } from "vitest";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
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

const chosen = { sweep: 1, noise: 0, trial: 2 };

test("each mode shows its traces, always including the chosen one", () => {
  const axes = { sweeps: 200, noiseLevels: [undefined], trials: 3 };
  expect(shownConditions("one", axes, chosen)).toEqual([{ id: 1, sweep: 1, trial: 2 }]);
  expect(shownConditions("trials", axes, chosen)).toEqual([0, 1, 2].map((trial) => ({ id: trial, sweep: 1, trial })));
  const overlay = shownConditions("overlay", axes, chosen);
  expect(overlay).toHaveLength(60);
  expect(overlay.some(({ sweep }) => sweep === 1)).toBe(true);
});

test("of unfinished conditions only the chosen one is shown, and none is read", () => {
  const view = aView({ sweeps: 3, epochs: [{ kind: "step", duration: 100, level: 50, deltaLevel: 10 }] }, [0]);
  const shown = shownConditions("overlay", view.axes, { sweep: 1, noise: 0, trial: 0 });
  expect(stackTraces(view, shown, { sweep: 1, noise: 0, trial: 0 }, false).map(({ id, label }) => [id, label])).toEqual([
    [0, "Sweep 1, 50 pA"],
    [1, "Sweep 2, 60 pA"],
  ]);
  expect(wantedTrains(view, shown, { sweep: 1, noise: 0, trial: 0 })).toEqual([0]);
});

test("the raster shows trials if there are several, otherwise sweeps; with one condition there is none", () => {
  const trials = rasterOf(aView({ sweeps: 2, trials: 3 }, []), chosen, false);
  expect([trials?.axis, trials?.rows.name, trials?.rows.rows.length, trials?.rows.shown]).toEqual(["trial", "Trial", 3, 2]);
  const sweeps = rasterOf(aView({ sweeps: 4 }, []), { sweep: 1, noise: 0, trial: 0 }, false);
  expect([sweeps?.axis, sweeps?.indices, sweeps?.rows.shown]).toEqual(["sweep", [0, 1, 2, 3], 1]);
  expect(rasterOf(aView({}, []), { sweep: 0, noise: 0, trial: 0 }, false)).toBeUndefined();
});

test("the raster of a population shows its neurons", async () => {
  const view = aView({ population: 2 }, [0]);
  const place = { sweep: 0, noise: 0, trial: 0 };
  view.data.wantTrains(wantedTrains(view, shownConditions("one", view.axes, place), place));
  await expect.poll(() => rasterOf(view, place, false)?.rows.rows).toEqual([Float64Array.of(0), Float64Array.of(-1)]);
  expect(rasterOf(view, place, false)?.rows.name).toBe("Neuron");
});

test("trials share one stimulus, that of the chosen one", () => {
  const view = aView({ sweeps: 2, trials: 3 }, []);
  const drives = stackDrives(view, shownConditions("trials", view.axes, chosen), "trials", chosen, false);
  expect(drives.map(({ id }) => id)).toEqual([2]);
  expect(stackDrives(view, shownConditions("stacked", view.axes, chosen), "stacked", chosen, false)).toHaveLength(2);
});
