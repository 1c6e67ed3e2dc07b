import { expect, test } from "vitest";
import currentSteps from "../../experiments/current-steps.rheobase.json" with { type: "json" };
import fiCurve from "../../experiments/f-i-curve.rheobase.json" with { type: "json" };
import neuromatch from "../../experiments/neuromatch-lif.rheobase.json" with { type: "json" };
import population from "../../experiments/population.rheobase.json" with { type: "json" };
import { loadWasmKernel } from "../../src-shared/engine/wasm-kernel.ts";
import { experimentSchema } from "../../src-shared/experiment/experiment-file.ts";
import { thumbnailOf, thumbnailSize } from "./thumbnail.ts";

const shipped: readonly (readonly [name: string, file: unknown])[] = [
  ["current-steps", currentSteps],
  ["f-i-curve", fiCurve],
  ["neuromatch-lif", neuromatch],
  ["population", population],
];
const drawn = (file: unknown) => thumbnailOf(experimentSchema.parse(file), loadWasmKernel());

test.each(shipped)("the thumbnail of %s draws something, all inside its frame", (_, file) => {
  const { lines, dots, ticks } = drawn(file);
  const places = [
    ...lines.flatMap(({ points }) => points.split(" ").map((point) => point.split(",").map(Number))),
    ...dots.map(({ x, y }) => [x, y]),
    ...ticks.flatMap(({ path }) => [...path.matchAll(/M([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)])),
  ];
  expect(places.length).toBeGreaterThan(20);
  for (const [x, y] of places) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(thumbnailSize.width);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(thumbnailSize.height);
  }
});

test("the same experiment gives the same thumbnail", () => {
  expect(drawn(currentSteps)).toEqual(drawn(currentSteps));
});
