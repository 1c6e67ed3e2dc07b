import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { conditionStream } from "../src-shared/engine/condition-stream.ts";
import type { Contestant, Timing } from "./contestant.ts";
import { neuronSteps, whiteNoise, whiteNoiseProtocol, type Scheme } from "./workloads.ts";

const run = promisify(execFile);
const flags = ["-std=gnu11", "-O3", "-ffp-contract=off"];

/** Nesting of the loops over neurons and steps, see peers/program.h. */
export type Loops = "one" | "array" | "four";

export interface Compiler {
  readonly command: string;
  readonly version: string;
}

/** The C compiler of this machine; undefined without one. */
export async function findCompiler(): Promise<Compiler | undefined> {
  for (const command of ["gcc", "cc"]) {
    try {
      const { stdout } = await run(command, ["--version"]);
      return { command, version: stdout.split("\n")[0]!.trim() };
    } catch {
      // Not installed: try the next one.
    }
  }
  return undefined;
}

/** Compile the program of a scheme into a folder. Returns the path of the program. */
export async function compile({ command }: Compiler, scheme: Scheme, folder: string): Promise<string> {
  const program = join(folder, scheme);
  await run(command, [...flags, join(import.meta.dirname, `peers/${scheme}.c`), "-o", program, "-lm"]);
  return program;
}

export interface CRuns {
  readonly scheme: Scheme;
  readonly loops: Loops;
  readonly processes: number;
  /** what the processes divide among themselves: whole trials, or the neurons of every trial */
  readonly shares?: "trials" | "neurons";
  /** default: `whiteNoise` */
  readonly workload?: typeof whiteNoise | undefined;
}

/** The white-noise workload in C, with our random streams, divided among `processes` processes that run at the same time. */
export function inC(name: string, compiler: Compiler, program: string, { scheme, loops, processes, shares = "trials", workload = whiteNoise }: CRuns): Contestant {
  const plan = whiteNoiseProtocol(scheme, workload);
  const streams = plan.conditions.map((condition) => {
    const { first, second } = conditionStream(plan, condition);
    return `${first.toString(16)}:${second.toString(16)}`;
  });
  const { neurons, steps } = workload;
  const edge = (k: number): number => Math.floor((k * neurons) / processes);
  const words = Array.from({ length: processes }, (_, k) =>
    shares === "trials" ? [0, neurons, steps, ...streams.filter((_stream, trial) => trial % processes === k)] : [edge(k), edge(k + 1), steps, ...streams],
  );
  return {
    name,
    versions: `${compiler.version}, ${flags.join(" ")}`,
    async measure() {
      return together(await Promise.all(words.map((own) => run(program, [loops, ...own.map(String)]))));
    },
    close: () => Promise.resolve(),
  };
}

/** Time from the first process that began to work to the last that ended, without their start-up. */
function together(outputs: readonly { stdout: string }[]): Timing {
  const parts = outputs.map(({ stdout }) => stdout.trim().split(" ").map(Number));
  const column = (k: number): number[] => parts.map((part) => part[k]!);
  const total = (k: number): number => column(k).reduce((sum, value) => sum + value, 0);
  return {
    seconds: (Math.max(...column(3)) - Math.min(...column(2))) / 1e9,
    cpuSeconds: total(4) / 1e9,
    work: neuronSteps,
    spikes: total(0),
    sumOfSpikeTimes: total(1),
  };
}
