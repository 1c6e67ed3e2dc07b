import { expect, test } from "../bench/bench-test.ts";
import type { Bench } from "../bench/bench.ts";
import { openCell, take } from "./take.ts";

/** Record two runs of one protocol that differ in the membrane only, as runs 11 and 12 of the file. */
async function putComparedRuns(bench: Bench): Promise<void> {
  await openCell(bench, "Noise levels");
  await bench.typeInto("membrane time constant tau m", "10");
  await bench.run();
  await bench.waitForRun();
  await bench.design();
  await bench.typeInto("membrane time constant tau m", "20");
  await bench.run();
  await bench.waitForRun();
  await bench.save();
  const experiment = await bench.disk.experiment("Layer 5 cell");
  const named = { "run-1": "run-11", "run-2": "run-12" } as Readonly<Record<string, string>>;
  await bench.disk.put("Layer 5 cell", { ...experiment, runs: experiment.runs!.map((run) => ({ ...run, id: named[run.id] ?? run.id })) });
}

for (const theme of ["light", "dark"] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    test(`compare, ${theme}`, async ({ bench: first }) => {
      await putComparedRuns(first);
      const bench = await first.reopen("Layer 5 cell");
      await bench.chooseProtocol("Noise levels");
      await bench.comparison.show();
      await bench.comparison.choose("Run 11");
      await bench.comparison.computed();
      await bench.comparison.lookAt("Sweep", 5);
      await bench.comparison.lookAt("Noise level", 3);
      for (const plots of await bench.comparison.plots.all()) await expect(plots.getByRole("img").first()).toHaveAccessibleName(/spikes, voltage/);
      await bench.comparison.pane.getByRole("heading", { level: 1 }).click();
      await take(bench, `compare-${theme}`);
      await bench.comparison.layout("Overlaid");
      await expect(bench.comparison.plots).toHaveCount(1);
      await bench.comparison.pane.getByRole("heading", { level: 1 }).click();
      await take(bench, `compare-overlaid-${theme}`);
    });
  });
}
