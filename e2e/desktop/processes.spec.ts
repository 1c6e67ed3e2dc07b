import { currentSteps, experimentOf, noiseLevels } from "../bench/experiment-files.ts";
import { expect, test } from "./desktop-test.ts";

test("when the service process is killed, the window reconnects by itself, or by its button, and nothing is lost", async ({ bench, desktop }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.typeInto("Trials per condition", "7");
  await desktop.killProcess("Rheobase service");
  await expect(bench.messages).toContainText("was started again");
  await expect(bench.field("Trials per condition")).toHaveValue("7");
  await bench.run();
  await bench.waitForRun();
  await bench.save();
  expect((await bench.disk.experiment("cell")).protocols[0]!.trials).toBe(7);

  await bench.design();
  await bench.typeInto("Trials per condition", "8");
  await desktop.killProcess("Rheobase service");
  await expect(bench.messages).toContainText("The connection to Rheobase is lost");
  await bench.answer("Reconnect");
  await expect(bench.messages).not.toContainText("The connection to Rheobase is lost");
  await bench.save();
  expect((await bench.disk.experiment("cell")).protocols[0]!.trials).toBe(8);
});

test("when the simulation process is killed, finished conditions stay, the run is resumed, and its digests equal those of an undisturbed run", async ({
  bench,
  machine,
}) => {
  await bench.disk.put("cell", experimentOf({ ...noiseLevels, trials: 6, dt: 0.01, record: { every: 10 } }));
  await bench.open("cell");
  await bench.run();
  await bench.waitForConditions(2);
  await machine.killSimulation();
  await expect(bench.results.getByRole("alert")).toContainText("the process that simulates ended");
  await bench.results.getByRole("button", { name: "Run it again" }).click();
  await expect(bench.status).toContainText("has finished");

  await bench.run();
  await expect(bench.status).toContainText("Run 2 has finished");
  await bench.save();
  const [resumed, whole] = (await bench.disk.experiment("cell")).runs!;
  expect(resumed!.digests).toEqual(whole!.digests);
  expect(resumed!.digests.spikes).not.toBeNull();
});
