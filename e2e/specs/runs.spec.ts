import { expect, test } from "../bench/bench-test.ts";
import { countIn } from "../../src-shared/experiment/recorded-columns.ts";
import { columnsOf } from "../../src-shared/experiment/testing/columns-of.ts";
import { currentSteps, endless, experimentOf } from "../bench/experiment-files.ts";

test("a cancelled run keeps its finished conditions", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(endless));
  await bench.open("cell");
  await bench.run();
  await bench.waitForConditions(3);
  await bench.cancelRun();
  const kept = await bench.conditionsFinished();
  expect(kept).toBeGreaterThanOrEqual(3);
  await bench.save();
  const { runs } = await bench.disk.experiment("cell");
  expect(runs).toHaveLength(1);
  expect(countIn(runs![0]!.conditions)).toBe(kept);
  expect(runs![0]!.digests.spikes).toBeNull();
});

test("when the simulation process is killed during a run, finished conditions stay, a message says so, and the next run works", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(endless, currentSteps));
  await bench.open("cell");
  await bench.run();
  await bench.waitForConditions(3);
  await bench.machine.killSimulation();
  await expect(bench.results.getByRole("alert")).toContainText("the process that simulates ended");
  expect(await bench.conditionsFinished()).toBeGreaterThanOrEqual(3);
  await bench.chooseProtocol("Current steps");
  await bench.run();
  await bench.waitForRun();
  await expect(bench.status).toContainText("10 of 10 conditions");
});

test("a run of an earlier session is computed again and verified; a mismatch shows both digests", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  await bench.save();

  const next = await bench.reopen("cell");
  await next.chooseRun("Run 1");
  await expect(next.status).toContainText(/Verified|has finished/);

  const experiment = await bench.disk.experiment("cell");
  const recorded = columnsOf(experiment.runs![0]!).spikes.slice(-16);
  const tampered = "a".repeat(16);
  await bench.disk.put("cell", JSON.parse(JSON.stringify(experiment).replaceAll(recorded, tampered)) as typeof experiment);
  const last = await next.reopen("cell");
  await last.chooseRun("Run 1");
  await expect(last.messages).toContainText("came out differently from its record");
  await expect(last.messages).toContainText(tampered.slice(0, 4));
  await expect(last.messages).toContainText(recorded.slice(0, 4));
  await expect(last.status).not.toContainText("Verified");
});

test("a run is marked if its protocol has changed since", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  await expect(bench.runInSidebar("Run 1")).not.toHaveAccessibleName(/changed since/);
  await bench.design();
  await bench.typeInto("Sweeps", "5");
  await bench.chooseRun("Run 1");
  await expect(bench.runInSidebar("Run 1")).toHaveAccessibleName(/changed since/);
  await expect(bench.results).toContainText("Current steps has changed since Run 1");
  await bench.undo();
  await expect(bench.runInSidebar("Run 1")).not.toHaveAccessibleName(/changed since/);
});

test("an old run shows its recorded numbers before the first condition is recomputed, and keeps them if that is cancelled", async ({ bench }) => {
  const quick = { ...endless, population: 1, trials: 2 };
  await bench.disk.put("cell", experimentOf(quick));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  await bench.save();
  const rates = await bench.statistics.column("Rate, Hz");
  expect(rates[0]).toMatch(/^\d+\.\d\d$/);

  // Recomputing this snapshot takes hours, so the numbers shown can only come from the record.
  const experiment = await bench.disk.experiment("cell");
  const [run] = experiment.runs!;
  await bench.disk.put("cell", { ...experiment, runs: [{ ...run!, snapshot: { ...run!.snapshot, population: 100_000, dt: 0.001 } }] });
  const next = await bench.reopen("cell");
  await next.chooseRun("Run 1");
  await expect(next.results).toContainText(/recorded on \d+ \w+ \d+, recomputing/);
  await expect(next.status).toContainText("0 of 2 conditions");
  expect(await next.statistics.column("Rate, Hz")).toEqual(rates);

  await next.cancelRun();
  await expect(next.results).toContainText("Numbers that were not recomputed are those of its record.");
  await expect(next.results).toContainText(/recorded on \d+ \w+ \d+, not recomputed/);
  expect(await next.statistics.column("Rate, Hz")).toEqual(rates);
});

test("the mark of recorded numbers goes when a run is recomputed", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  const rates = await bench.statistics.column("Rate, Hz");
  await bench.save();
  // Copy the file: the service has the runs of "cell" in memory, and would not recompute them.
  await bench.disk.put("old cell", await bench.disk.experiment("cell"));
  const next = await bench.reopen("old cell");
  await next.chooseRun("Run 1");
  await expect(next.status).toContainText("Verified");
  await expect(next.results).not.toContainText("recorded on");
  expect(await next.statistics.column("Rate, Hz")).toEqual(rates);
});
