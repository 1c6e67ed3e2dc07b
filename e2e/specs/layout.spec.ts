import { expect, test } from "../bench/bench-test.ts";
import { currentSteps, experimentOf, noiseLevels } from "../bench/experiment-files.ts";
import { cutFields, overlappingWords, sidewaysScroll } from "../bench/measure.ts";

/** A page at 200 % zoom has half the pixels; 4K is a screen at its full resolution. */
const windows = [
  { width: 720, height: 450 },
  { width: 1024, height: 680 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
];

test("in windows of every size Run is in sight, nothing is cut, and no name lies on another", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(noiseLevels));
  await bench.open("cell");
  for (const size of windows) {
    await page.setViewportSize(size);
    await bench.design();
    await expect(bench.runButton).toBeInViewport({ ratio: 1 });
    await expect.poll(() => sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await expect.poll(() => cutFields(bench.designer)).toEqual([]);
  }
  await bench.run();
  await bench.waitForRun();
  for (const size of windows) {
    await page.setViewportSize(size);
    await expect(bench.runButton).toBeInViewport({ ratio: 1 });
    await expect.poll(() => sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await expect.poll(() => overlappingWords(bench.results)).toEqual([]);
  }
});

test("long numbers are set smaller, not cut", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.typeInto("Duration of a sweep", "1000000");
  await bench.typeInto("membrane time constant", "20.123456");
  await expect.poll(() => cutFields(bench.designer)).toEqual([]);
  await page.setViewportSize({ width: 1024, height: 680 });
  await expect.poll(() => cutFields(bench.designer)).toEqual([]);
});

test("a message covers neither the statistics nor a button", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  await bench.runInSidebar("Run 1").click();
  await page.keyboard.press("Delete");
  const message = page.getByRole("region", { name: /^Messages/ }).getByRole("listitem");
  await expect(message).toContainText("Deleted Run 1");
  await bench.undo();
  await bench.chooseRun("Run 1");
  await expect(bench.statistics.table).toBeVisible();
  const box = (await message.boundingBox())!;
  for (const place of [bench.runButton, bench.undoButton, bench.statistics.table, page.getByRole("tab", { name: "Compare" })]) {
    const other = (await place.boundingBox())!;
    const apart = box.x >= other.x + other.width || other.x >= box.x + box.width || box.y >= other.y + other.height || other.y >= box.y + box.height;
    expect(apart).toBe(true);
  }
});

test("the map of many conditions is drawn again when the theme changes", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf({ ...currentSteps, sweeps: 20 }));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  const map = bench.matrix.locator("canvas");
  const picture = (): Promise<string> => map.evaluate((canvas) => (canvas as unknown as { toDataURL: () => string }).toDataURL());
  const light = await picture();
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(picture).not.toBe(light);
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(picture).toBe(light);
});
