import { currentSteps, endless, experimentOf } from "../bench/experiment-files.ts";
import { expect, test } from "./desktop-test.ts";

test("the taskbar shows the progress of a run, and nothing without a run", async ({ bench, desktop, page }) => {
  await bench.disk.put("cell", experimentOf({ ...endless, trials: 20 }));
  await bench.open("cell");
  await bench.run();
  await bench.waitForConditions(2);
  await expect.poll(async () => (await desktop.shown(page)).progress).toBeGreaterThan(0);
  expect((await desktop.shown(page)).progress).toBeLessThanOrEqual(1);
  await bench.cancelRun();
  await expect.poll(async () => (await desktop.shown(page)).progress).toBe(-1);
});

test("a notification tells a user in another program that a long run has ended, and its click returns to the bench; a short run ends silently", async ({
  bench,
  desktop,
  page,
  machine,
}) => {
  await bench.disk.put("cell", experimentOf(endless, currentSteps));
  await bench.open("cell");
  await bench.chooseProtocol("Current steps");
  await desktop.lookAway();
  await bench.run();
  await bench.waitForRun();
  expect(await desktop.notifications()).toEqual([]);

  await bench.design();
  await bench.chooseProtocol("Endless");
  await bench.run();
  const begin = performance.now();
  await bench.waitForConditions(1);
  // Long enough for a notification.
  await expect.poll(() => performance.now() - begin).toBeGreaterThan(11_000);
  await machine.killSimulation();
  await expect.poll(() => desktop.notifications()).toHaveLength(1);
  expect((await desktop.notifications())[0]).toMatchObject({ title: expect.stringContaining("failed"), body: expect.stringContaining("Endless") });
  expect(await desktop.isInFront(page)).toBe(false);
  await desktop.clickNotification(0);
  await expect.poll(() => desktop.isInFront(page)).toBe(true);
});
