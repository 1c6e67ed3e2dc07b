import { expect, test } from "vitest";
import { groupUnder, mapCell } from "./matrix-map.ts";
import { matrixStep } from "./matrix-keys.ts";

const plan = { stimuli: 100, settings: 50 };

test("cells of a map fill the available space; if they would be too small, the map scrolls", () => {
  expect(mapCell(plan, { width: 800, height: 400 })).toEqual({ width: 8, height: 8 });
  expect(mapCell({ ...plan, stimuli: 1000 }, { width: 300, height: 100 })).toEqual({ width: 4, height: 4 });
  expect(mapCell({ stimuli: 2, settings: 1 }, { width: 300, height: 100 })).toEqual({ width: 36, height: 20 });
});

test("the group under the pointer: sweeps to the right, the strongest noise on top", () => {
  const cell = { width: 8, height: 8 };
  expect(groupUnder(plan, cell, 0, 0)).toBe(49);
  expect(groupUnder(plan, cell, 799, 399)).toBe(99 * 50);
  expect(groupUnder(plan, cell, 801, 10)).toBeUndefined();
});

test("arrow keys move sweep and noise level within their limits", () => {
  expect(matrixStep("ArrowRight", { stimulus: 99, setting: 3, repeat: 1 }, plan)).toEqual({ stimulus: 99, setting: 3, repeat: 1 });
  expect(matrixStep("ArrowUp", { stimulus: 5, setting: 3, repeat: 1 }, plan)).toEqual({ stimulus: 5, setting: 4, repeat: 1 });
  expect(matrixStep("ArrowDown", { stimulus: 5, setting: 0, repeat: 1 }, plan)).toEqual({ stimulus: 5, setting: 0, repeat: 1 });
  expect(matrixStep("End", { stimulus: 5, setting: 3, repeat: 1 }, plan)).toEqual({ stimulus: 99, setting: 3, repeat: 1 });
  expect(matrixStep("x", { stimulus: 5, setting: 3, repeat: 1 }, plan)).toBeUndefined();
});
