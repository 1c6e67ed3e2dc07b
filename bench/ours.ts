import { tmpdir } from "node:os";
import { join } from "node:path";
import { driveKernel, noPauses } from "../src-shared/engine/drive-kernel.ts";
import { engineVersion } from "../src-shared/engine/engine-version.ts";
import { kernelInputOf } from "../src-shared/engine/kernel-input.ts";
import { loadWasmKernel } from "../src-shared/engine/wasm-kernel.ts";
import type { Plan } from "../src-shared/plan/plan.ts";
import { openWorkerPool } from "../src-main/simulation/worker-pool.ts";
import { openTraceSpool } from "../src-main/storage/trace-spool.ts";
import { notYetRun, runConditions } from "../src-main/workbench/runs.ts";
import type { Contestant } from "./contestant.ts";

const workerPath = join(import.meta.dirname, "../dist/cli/worker.js");

export interface OurRuns {
  readonly name: string;
  readonly plan: Plan;
  readonly workers: number;
  /** runs per timing */
  readonly times: number;
  /** per timing, in the unit of the comparison */
  readonly work: number;
  /** each condition is a run of its own, and starts when the one before has ended */
  readonly oneAtATime?: boolean;
}

/** Rheobase as users run it: the built worker in a warm pool, with statistics and digests, without traces. */
export function ours({ name, plan, workers, times, work, oneAtATime = false }: OurRuns): Contestant {
  const simulator = openWorkerPool({ workerPath, workers, idleTime: 600_000 });
  const spool = openTraceSpool({ folder: tmpdir() });
  return {
    name,
    versions: `Rheobase, engine ${engineVersion}, Node ${process.versions.node}`,
    async measure() {
      const trains: (readonly Float64Array[])[] = [];
      const runs = oneAtATime ? plan.conditions.map((condition) => [condition]) : [plan.conditions];
      const cpu = process.cpuUsage();
      const start = performance.now();
      for (let k = 0; k < times; k++) {
        for (const asked of runs) {
          const { conditions } = await runConditions(notYetRun(plan), asked, { simulator, spool, now: () => performance.now() });
          for (const { index } of asked) {
            const condition = conditions[index]!;
            if (condition.status !== "finished") throw new Error(`${name}: a condition was ${condition.status}.`);
            if (k === 0) trains.push(condition.recording.spikes);
          }
        }
      }
      const seconds = (performance.now() - start) / 1000;
      const { user, system } = process.cpuUsage(cpu);
      return { seconds, cpuSeconds: (user + system) / 1e6, work, ...spikesOf(trains.flat(), times) };
    },
    async close() {
      await simulator.close();
      await spool.close();
    },
  };
}

/**
 * The kernel alone, in this thread. Like the peers, it keeps its spikes and computes nothing from them. `ours` takes longer because it
 * also sends messages between threads and computes statistics and digests.
 */
export function engineAlone({ plan, times, work }: Pick<OurRuns, "plan" | "times" | "work">): Contestant {
  const kernel = loadWasmKernel();
  const inputs = plan.conditions.map((condition) => kernelInputOf({ plan, condition }));
  return {
    name: "Rheobase, engine alone",
    versions: `Rheobase, engine ${engineVersion}, Node ${process.versions.node}`,
    measure() {
      let parts: Float64Array[] = [];
      const cpu = process.cpuUsage();
      const start = performance.now();
      for (let k = 0; k < times; k++) {
        parts = [];
        for (const input of inputs) {
          for (const { spikeTimes } of driveKernel(kernel, input, { pace: noPauses })) parts.push(spikeTimes);
        }
      }
      const seconds = (performance.now() - start) / 1000;
      const { user, system } = process.cpuUsage(cpu);
      return Promise.resolve({ seconds, cpuSeconds: (user + system) / 1e6, work, ...spikesOf(parts, times) });
    },
    close: () => Promise.resolve(),
  };
}

function spikesOf(trains: readonly Float64Array[], times: number): { spikes: number; sumOfSpikeTimes: number } {
  let spikes = 0;
  let sumOfSpikeTimes = 0;
  for (const train of trains) {
    spikes += train.length;
    for (const time of train) sumOfSpikeTimes += time;
  }
  return { spikes: times * spikes, sumOfSpikeTimes: times * sumOfSpikeTimes };
}
