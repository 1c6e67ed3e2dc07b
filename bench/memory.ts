// npx tsx bench/memory.ts: peak memory of the built command line in a run with 2 GB of traces. Needs 8 GB of disk space while it runs.
import { peakMemoryOf } from "./peak-memory.ts";

const limit = 400e6;

for (const population of [1, 1000, 100_000]) {
  for (const only of ["json", "csv"]) {
    const { peak, seconds } = await peakMemoryOf({ traceBytes: 2e9, population, only });
    const verdict = peak < limit ? "below" : "ABOVE";
    console.log(`2 GB of traces of ${population} neurons, --only ${only}: ${(peak / 1e6).toFixed(0)} MB at most, ${verdict} ${limit / 1e6} MB; ${seconds.toFixed(0)} s`);
    if (peak >= limit) process.exitCode = 1;
  }
}
