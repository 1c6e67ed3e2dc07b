import { expect, test } from "vitest";
import { mapCell, placeUnder } from "./matrix-map.ts";
import { matrixStep } from "./matrix-keys.ts";

const axes = { sweeps: 100, noiseLevels: Array.from({ length: 50 }, (_, k) => k) };

test("cells of a map fill the available space; if they would be too small, the map scrolls", () => {
  expect(mapCell(axes, { width: 800, height: 400 })).toEqual({ width: 8, height: 8 });
  expect(mapCell({ ...axes, sweeps: 1000 }, { width: 300, height: 100 })).toEqual({ width: 4, height: 4 });
  expect(mapCell({ sweeps: 2, noiseLevels: [0] }, { width: 300, height: 100 })).toEqual({ width: 36, height: 20 });
});

test("the cell under the pointer: sweeps to the right, the strongest noise on top", () => {
  const cell = { width: 8, height: 8 };
  expect(placeUnder(axes, cell, 0, 0)).toEqual({ sweep: 0, noise: 49 });
  expect(placeUnder(axes, cell, 799, 399)).toEqual({ sweep: 99, noise: 0 });
  expect(placeUnder(axes, cell, 801, 10)).toBeUndefined();
});

test("arrow keys move sweep and noise level within their limits", () => {
  expect(matrixStep("ArrowRight", { sweep: 99, noise: 3 }, axes)).toEqual({ sweep: 99, noise: 3 });
  expect(matrixStep("ArrowUp", { sweep: 5, noise: 3 }, axes)).toEqual({ sweep: 5, noise: 4 });
  expect(matrixStep("ArrowDown", { sweep: 5, noise: 0 }, axes)).toEqual({ sweep: 5, noise: 0 });
  expect(matrixStep("End", { sweep: 5, noise: 3 }, axes)).toEqual({ sweep: 99, noise: 3 });
  expect(matrixStep("x", { sweep: 5, noise: 3 }, axes)).toBeUndefined();
});
