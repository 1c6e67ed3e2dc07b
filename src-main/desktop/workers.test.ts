import { expect, test } from "vitest";
import { workersOf } from "./workers.ts";

test("one processor is left for the user interface; a machine with one processor still simulates", () => {
  expect([1, 2, 8].map(workersOf)).toEqual([1, 1, 7]);
});
