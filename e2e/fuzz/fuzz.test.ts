import { expect, test } from "vitest";
import { fuzz } from "./fuzz.ts";

// A short part of `npm run fuzz`, the same at every run.

test("mutants of experiment files, waveforms and frames are read, or refused in words", () => {
  expect(fuzz({ experiments: 300, waveforms: 300, frames: 50 }, "test")).toEqual([]);
});
