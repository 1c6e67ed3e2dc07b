import { expect, test } from "../bench/bench-test.ts";
import { currentSteps, experimentOf, noiseLevels } from "../bench/experiment-files.ts";

test("protocols can be renamed, duplicated, reordered and deleted, and the message of a deletion can undo it", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps, noiseLevels));
  await bench.open("cell");
  await expect(bench.protocols).toHaveText([/Current steps/, /Noise levels/]);
  await bench.rename("Current steps", "Steps");
  await bench.duplicate("Steps");
  await expect(bench.protocols).toHaveText([/Steps/, /Steps 2/, /Noise levels/]);
  await bench.moveDown("Steps 2");
  await expect(bench.protocols).toHaveText([/Steps/, /Noise levels/, /Steps 2/]);
  await bench.deleteProtocol("Noise levels");
  await expect(bench.protocols).toHaveText([/Steps/, /Steps 2/]);
  await page.getByText("Deleted Noise levels").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(bench.protocols).toHaveText([/Steps/, /Noise levels/, /Steps 2/]);
  await bench.save();
  expect((await bench.disk.experiment("cell")).protocols.map(({ name }) => name)).toEqual(["Steps", "Noise levels", "Steps 2"]);
});

test("a name that turns the direction of writing turns nothing but itself", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf({ ...currentSteps, name: "Steps \u202e sgnaht" }));
  await bench.open("cell");
  await bench.typeInto("Sweeps", "0");
  await expect(bench.status).toContainText("Steps <U+202E> sgnaht: 1 field to correct before it can run");
  await expect(bench.protocols.locator("span").first()).toHaveCSS("unicode-bidi", "isolate");
});
