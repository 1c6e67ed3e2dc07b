import { join } from "node:path";
import { PassThrough } from "node:stream";
import { loadWasmKernel } from "../../../src-shared/engine/wasm-kernel.ts";
import { BenchError } from "../../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../../src-shared/plan/condition.ts";
import { wholePopulation } from "../../../src-shared/engine/kernel-input.ts";
import { spikeCounter } from "../../../src-shared/engine/simulate-neurons.ts";
import { simulateAndSummarise } from "../../simulation/simulate-and-summarise.ts";
import { commandLine } from "../command-line.ts";
import type { BenchSettings, Host, ServedBench } from "../host.ts";

/** Settings of a test's host. */
export interface HostSettings {
  readonly cwd: string;
  /** called before each condition; an error that it throws fails the condition */
  readonly beforeCondition?: (condition: Condition, host: TestHost) => void;
  readonly isTTY?: boolean;
  readonly serve?: (settings: BenchSettings, host: TestHost) => Promise<ServedBench>;
  readonly hasDisplay?: boolean;
  readonly processors?: number;
  readonly pageTemplate?: string;
}

/** A host in the test's own process, with real engine and disk, in one thread. */
export interface TestHost extends Host {
  /** output so far */
  readonly said: { readonly stdout: () => string; readonly stderr: () => string };
  /** simulates Ctrl+C */
  readonly interrupt: () => void;
  /** exit codes with which the command line called `exit` */
  readonly exits: readonly number[];
}

function aHost({ cwd, beforeCondition, isTTY = false, serve = noBench, hasDisplay = false, processors = 1, pageTemplate = join(cwd, "given.html") }: HostSettings): TestHost {
  const [stdout, stderr] = [aStream(isTTY), aStream(isTTY)];
  const listeners = new Set<() => void>();
  const exits: number[] = [];
  const host: TestHost = {
    cwd,
    stdout: stdout.stream,
    stderr: stderr.stream,
    now: () => Date.now(),
    processors,
    pageTemplate,
    serve: (settings) => serve(settings, host),
    hasDisplay,
    openSimulator: () => inProcessSimulator((condition) => beforeCondition?.(condition, host)),
    onInterrupt(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    exit: (code) => exits.push(code),
    said: { stdout: stdout.text, stderr: stderr.text },
    interrupt: () => {
      for (const listener of listeners) listener();
    },
    exits,
  };
  return host;
}

const noBench = (): Promise<ServedBench> => Promise.reject(new Error("no bench in this test"));

/** Run a command line to its end. */
export async function commandLineOf(args: readonly string[], settings: HostSettings): Promise<{ exitCode: number; stdout: string; stderr: string; host: TestHost }> {
  const host = aHost(settings);
  const exitCode = await commandLine(args, host);
  return { exitCode, stdout: host.said.stdout(), stderr: host.said.stderr(), host };
}

function aStream(isTTY: boolean) {
  const chunks: string[] = [];
  const stream = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY });
  stream.on("data", (chunk: string) => chunks.push(chunk));
  return { stream, text: () => chunks.join("") };
}

function inProcessSimulator(beforeCondition: (condition: Condition) => void): ReturnType<Host["openSimulator"]> {
  const { simulate, join } = simulateAndSummarise(loadWasmKernel());
  return {
    async simulate({ plan, conditions }, sink, signal) {
      for (const condition of conditions) {
        try {
          beforeCondition(condition);
        } catch (error) {
          if (!(error instanceof BenchError)) throw error;
          sink.failed(condition, error);
          continue;
        }
        if (signal?.aborted === true) return;
        const simulation = simulate(plan, { condition, neurons: wholePopulation(plan.protocol), countSpikes: spikeCounter() });
        for (let step = simulation.next(); ; step = simulation.next()) {
          if (step.done === true) {
            const joining = join(plan, condition);
            joining.add(step.value);
            sink.finished(condition, joining.finish());
            break;
          }
          if (step.value.block !== undefined) await sink.traces(condition, { firstNeuron: 0, ...step.value.block });
        }
      }
    },
    close: () => Promise.resolve(),
  };
}
