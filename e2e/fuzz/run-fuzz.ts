import { fuzz } from "./fuzz.ts";

// `npm run fuzz [SEED]`: reads mutants for some minutes, and prints the seed of each that throws an unexpected error.

const [seed = new Date().toISOString()] = process.argv.slice(2);
const size = { experiments: 20_000, waveforms: 5000, frames: 2000 };
const started = performance.now();
const findings = fuzz(size, seed);
for (const { kind, seed: own, error } of findings.slice(0, 20))
  process.stdout.write(`${kind} ${own}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
const total = size.experiments + size.waveforms + size.frames;
process.stdout.write(`${total} mutants from seed ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s: ${findings.length} unexpected errors\n`);
process.exitCode = findings.length === 0 ? 0 : 1;
