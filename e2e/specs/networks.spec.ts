import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { expect, test } from "../bench/bench-test.ts";

test("an experiment of a network opens, runs and shows its spikes, though the bench cannot edit networks yet", async ({ bench, page }) => {
  const file = join(import.meta.dirname, "../../experiments/two-neurons.rheobase.json");
  await bench.disk.put("pair", JSON.parse(await readFile(file, "utf8")) as Experiment);
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await bench.open("pair");
  await expect(bench.protocols.first()).toBeVisible();
  await bench.run();
  await bench.waitForRun();
  await expect(bench.traces.getByRole("img").first()).toHaveAccessibleName(/\d+ spikes/);
  expect(errors).toEqual([]);
});
