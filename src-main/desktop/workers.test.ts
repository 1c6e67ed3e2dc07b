import { expect, test } from "vitest";
import { workersOf } from "./workers.ts";

test("one processor is left to whoever looks; a machine with one simulates all the same", () => {
  expect([1, 2, 8].map(workersOf)).toEqual([1, 1, 7]);
});
