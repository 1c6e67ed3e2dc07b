import { expect, test } from "vitest";
import { fuzz } from "./fuzz.ts";

// A short part of `npm run fuzz`, with a fixed seed.

test("mutants of experiment files, waveforms and frames are read, or rejected with a readable error", () => {
  expect(fuzz({ experiments: 300, waveforms: 300, frames: 50 }, "test")).toEqual([]);
});
