import { expect, test } from "vitest";
import { peakMemoryOf } from "../bench/peak-memory.ts";

// bench/memory.ts does the same with 2 GB, tables included.
test.each([1, 200])("a run with 500 MB of traces never has all of them in memory (%i neurons)", async (population) => {
  const { peak } = await peakMemoryOf({ traceBytes: 500e6, population, only: "json" });
  expect(peak).toBeLessThan(400e6);
});
