import { expect, test } from "../bench/bench-test.ts";
import { experimentOf, noiseLevels } from "../bench/experiment-files.ts";

test("the table of statistics sorts by its headers, and copies numbers in full precision", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf({ ...noiseLevels, sweeps: 2, noise: { kind: "white", levels: [1, 4] }, trials: 4 }));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  const rates = async (): Promise<number[]> => (await bench.statistics.column("Rate, Hz")).map((text) => Number(text.replace("−", "-")));

  await bench.statistics.sortBy("Rate, Hz");
  const up = await rates();
  expect(up.length).toBeGreaterThan(3);
  expect(up).toEqual([...up].sort((a, b) => a - b));
  await bench.statistics.sortBy("Rate, Hz");
  expect(await rates()).toEqual([...up].reverse());

  const copied = await bench.statistics.copy();
  expect(copied.map((row) => row["Rate, Hz"]!.toFixed(2))).toEqual(await bench.statistics.column("Rate, Hz"));
});
