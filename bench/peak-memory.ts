import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { experimentVersion } from "../src-shared/experiment/experiment-version.ts";

const bundle = join(import.meta.dirname, "../dist/cli/rheobase.js");

/** A run with long traces. */
export interface LongRun {
  /** bytes of all traces together */
  readonly traceBytes: number;
  readonly population: number;
  /** value of the option `--only` */
  readonly only: string;
}

export interface PeakMemory {
  /** maximum resident memory of the process, threads included, bytes */
  readonly peak: number;
  readonly seconds: number;
}

// Runs inside the measured process, in each of its threads. The main thread exits last, so its value is the one that stays in the file.
const reporter = `
  import { writeFileSync } from "node:fs";
  process.on("exit", () => writeFileSync(process.env.PEAK_MEMORY_FILE, String(process.resourceUsage().maxRSS)));`;

/**
 * Run the built command line on ten trials of white noise whose traces have `traceBytes` bytes, and measure its peak memory.
 *
 * @throws when the run fails
 */
export async function peakMemoryOf({ traceBytes, population, only }: LongRun): Promise<PeakMemory> {
  const folder = await mkdtemp(join(tmpdir(), "rheobase-memory-"));
  try {
    const [trials, dt] = [10, 0.1];
    const protocol = {
      id: "long",
      name: "Long",
      neuron: { tau_m: 20, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 },
      epochs: [{ kind: "step", duration: (traceBytes / 8 / population / trials) * dt, level: 150 }],
      noise: { kind: "white", levels: [2] },
      integrator: "euler",
      trials,
      population,
      dt,
    };
    const experiment = join(folder, "long.rheobase.json");
    const report = join(folder, "peak");
    await writeFile(experiment, JSON.stringify({ format: "rheobase-experiment", version: experimentVersion, protocols: [protocol] }));
    const start = performance.now();
    await succeed(["run", experiment, "--out", join(folder, "results"), "--only", only, "--workers", "2"], { PEAK_MEMORY_FILE: report });
    // maxRSS is in units of 1024 bytes.
    return { peak: 1024 * Number(await readFile(report, "utf8")), seconds: (performance.now() - start) / 1000 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function succeed(args: readonly string[], environment: Record<string, string>): Promise<void> {
  const preload = `data:text/javascript,${encodeURIComponent(reporter)}`;
  const child = spawn(process.execPath, ["--import", preload, bundle, ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`rheobase ${args.join(" ")} ended with ${String(code)}: ${said}`));
    });
  });
}
