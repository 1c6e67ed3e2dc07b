import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { requireBounded } from "../../src-shared/contract/bounded-frame.ts";
import { frameFromBytes, frameToBytes } from "../../src-shared/contract/frame-bytes.ts";
import { workbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import { experimentNotes } from "../../src-shared/experiment/experiment-notes.ts";
import { experimentProblems, readExperiment } from "../../src-shared/experiment/read-experiment.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { readWaveform } from "../../src-shared/waveform/read-waveform.ts";
import { textOfBytes } from "../../src-shared/waveform/text-of-bytes.ts";
import { settleReading } from "../../src-shared/waveform/waveform-reading.ts";
import { waveformTable } from "../../src-shared/waveform/waveform-table.ts";
import { chanceOf, mutatedBytes, mutatedJson, type Chance } from "./mutants.ts";

/** Number of mutants of each kind. */
export interface FuzzSize {
  readonly experiments: number;
  readonly waveforms: number;
  readonly frames: number;
}

/** A mutant whose reader threw an unexpected error. The seed reproduces it. */
export interface Finding {
  readonly kind: keyof FuzzSize;
  readonly seed: string;
  readonly error: unknown;
}

const folder = join(import.meta.dirname, "../../experiments");
const experiments = readdirSync(folder).filter((name) => name.endsWith(".rheobase.json")).map((name) => readFileSync(join(folder, name)));
const jsonTokens = ["{", "}", "[", "]", ",", ":", '"', "\\u0000", "1e999", "-", "null", "\ufeff", "NaN", "[".repeat(5000), '{"a":'.repeat(5000)];
const csvTokens = [
  ",",
  ";",
  "\t",
  "\r",
  "\n",
  '"',
  "1,250",
  "1e999",
  "NaN",
  "-",
  "#",
  "%",
  "sep=;\n",
  "ATF\t1.0\n",
  "time (ms),I (mA)\n",
  "µ",
  "\ufeff",
  "\0",
  "1D-3",
  "\n".repeat(1000),
];
const csvs = [
  "time (ms),I (pA)\n0,0\n0.1,10\n0.2,-5\n",
  "0\t0\n1\t2\n2\t3\n",
  "t;I\ns;nA\n0,0;1,5\n0,1;2,5\n",
  "1\n2\n3\n",
  "# about\n0 1\n1 2\n",
  'ATF\t1.0\n0\t2\n"Time (ms)"\t"Current (pA)"\n0\t1\n1\t2\n',
];

const kinds: Readonly<Record<keyof FuzzSize, (chance: Chance) => void>> = { experiments: experiment, waveforms: waveform, frames: frame };

/** Feed mutants to everything that reads foreign input. Each must be read, or rejected with an error for users. */
export function fuzz(size: FuzzSize, seed: string): Finding[] {
  const findings: Finding[] = [];
  for (const kind of ["experiments", "waveforms", "frames"] as const) {
    for (let k = 0; k < size[kind]; k++) {
      const own = `${seed}-${kind}-${k}`;
      try {
        kinds[kind](chanceOf(own));
      } catch (error) {
        findings.push({ kind, seed: own, error });
      }
    }
  }
  return findings;
}

/** Read a mutated experiment file. If it is valid, writing and reading it again must not change it. */
function experiment(chance: Chance): void {
  const bytes = chance.oneOf(experiments);
  const text = chance.below(2) === 0 ? JSON.stringify(mutatedJson(JSON.parse(bytes.toString()), chance)) : Buffer.from(mutatedBytes(bytes, jsonTokens, chance)).toString();
  for (const problem of experimentProblems(text, "mutant.json")) if (!(problem instanceof BenchError)) throw new TypeError("a problem that is not a BenchError");
  unlessRefused(() => {
    const read = readExperiment(text, "mutant.json");
    experimentNotes(read, "mutant.json");
    const written = writeExperiment(read);
    if (writeExperiment(readExperiment(written, "mutant.json")) !== written) throw new Error("the experiment changes when it is written and read again");
  });
}

function waveform(chance: Chance): void {
  const bytes = mutatedBytes(Buffer.from(chance.oneOf(csvs)), csvTokens, chance);
  unlessRefused(() => {
    const table = waveformTable(textOfBytes(bytes), "mutant.csv");
    const { reading } = settleReading(table, {});
    if (reading === undefined) return;
    const { times, values } = readWaveform(table, reading);
    if (![...times, ...values].every(Number.isFinite)) throw new Error("a sample is not a finite number");
  });
}

/** Read a mutated frame, and parse it with the schemas of the contract. */
function frame(chance: Chance): void {
  const file: unknown = JSON.parse(chance.oneOf(experiments).toString());
  const args = mutatedJson({ document: "d", path: "p", name: "n", overwrite: false, run: "r", conditions: [0], neurons: 1, experiment: file }, chance);
  const whole = (): Uint8Array => frameToBytes({ kind: "request", id: 1, name: "saveExperiment", args });
  for (const received of [() => mutatedBytes(whole(), jsonTokens, chance), () => frameToBytes(args)]) {
    let value: unknown;
    try {
      value = frameFromBytes(received());
      requireBounded(value);
    } catch {
      // Rejected, as it should be.
      continue;
    }
    for (const { args: schema } of Object.values(workbenchContract.calls)) schema.safeParse(value);
  }
}

function unlessRefused(read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

const isRefusal = (error: unknown): boolean => error instanceof BenchError || (error instanceof AggregateError && error.errors.every(isRefusal));
