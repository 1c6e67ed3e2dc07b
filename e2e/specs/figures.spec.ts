import { join } from "node:path";
import { expect, test } from "../bench/bench-test.ts";
import { currentSteps, experimentOf } from "../bench/experiment-files.ts";
import { decodePicture, findAxes, inkedColumns } from "../bench/picture.ts";
import { readTable } from "../bench/tables.ts";

const sweeps = currentSteps.sweeps!;
const duration = 1000;

test("an exported raster has the journal's size, and a tick for each spike of the table", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  await bench.exports.open();
  await bench.exports.choose("Width", "174 mm");
  await bench.exports.choose("Resolution", "300 dpi");
  await bench.exports.write();
  const folder = join("cell", "run-1");

  const raster = decodePicture(await bench.disk.read(folder, "raster.png"));
  expect(raster.width).toBe(Math.round((174 / 25.4) * 300));
  expect(raster.resolution).toBe(300);

  const spikes = readTable(await bench.disk.read(folder, "spikes.csv"));
  expect(spikes.length).toBeGreaterThan(50);
  const { bottom, left } = findAxes(raster);
  const rowHeight = (bottom.y - left.from) / sweeps;
  const pixelsPerMs = (bottom.to - left.x) / duration;
  for (let sweep = 1; sweep <= sweeps; sweep++) {
    const middle = Math.round(left.from + (sweep - 0.5) * rowHeight);
    // Search right of the axis and its ticks, in the middle of the row: ticks of other rows do not reach there.
    const ticks = inkedColumns(raster, { from: left.x + 4, to: bottom.to }, { from: middle - 2, to: middle + 2 });
    const times = spikes.filter((spike) => spike["sweep"] === sweep).map((spike) => spike["time_ms"]!);
    expect(ticks, `sweep ${sweep}`).toHaveLength(times.length);
    ticks.forEach((x, k) => expect(Math.abs(x - (left.x + times[k]! * pixelsPerMs)), `spike ${k + 1} of sweep ${sweep}`).toBeLessThan(3));
  }
});
