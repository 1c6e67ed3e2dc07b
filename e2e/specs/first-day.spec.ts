import { join } from "node:path";
import { expect, test } from "../bench/bench-test.ts";
import { readTable } from "../bench/tables.ts";
import { rheobase } from "../rheobase.ts";

test("a student builds current steps from nothing, runs them, reads the rate, exports figures and tables, and finds everything again", async ({ bench }) => {
  await bench.newExperiment();
  await bench.rename("New protocol", "Steps of the course");
  await bench.typeIntoCell("B", "first level", "-100");
  await bench.typeIntoCell("B", "delta level", "40");
  await bench.typeInto("Sweeps", "10");
  await bench.typeInto("Seed", "kite");
  await bench.saveAs("course");
  await expect(bench.topBar).toContainText("Saved");
  expect(await bench.disk.experiment("course")).toMatchObject({
    protocols: [{ name: "Steps of the course", sweeps: 10, seed: "kite", epochs: [{ duration: 200 }, { level: -100, deltaLevel: 40 }, { duration: 300 }] }],
  });

  await bench.run();
  await bench.waitForRun();
  await expect(bench.status).toContainText("10 of 10 conditions");
  const shown = await bench.statistics.copy();

  await bench.exports.open();
  await bench.exports.tick("Traces");
  await bench.exports.write();
  const folder = join("course", "run-1");

  // Compare every number with the command line's results for the same file.
  await bench.save();
  const { exitCode, stderr } = await rheobase(["run", "course.rheobase.json", "--out", "by-command-line", "--only", "csv"], bench.machine.folder);
  expect(stderr).toBe("");
  expect(exitCode).toBe(0);
  const tables = (await bench.disk.filesOf("by-command-line")).filter((name) => name.endsWith(".csv"));
  expect(tables).toEqual(expect.arrayContaining(["summary.csv", "spikes.csv", "isi.csv", "fi_curve.csv"]));
  for (const name of tables) {
    expect((await bench.disk.read(folder, name)).equals(await bench.disk.read("by-command-line", name)), `${name} is the same, byte for byte`).toBe(true);
  }
  const summary = readTable(await bench.disk.read(folder, "summary.csv"));
  expect(shown.map((row) => row["Rate, Hz"])).toEqual(summary.map((row) => row["rate_Hz"]));

  const next = await bench.reopen("course");
  await next.chooseRun("Run 1");
  await expect(next.status).toContainText(/Verified|has finished/);
  expect(await next.statistics.copy()).toEqual(shown);
});
