// npx tsx bench/stopping.ts: time from a cancel to the end of a run in the middle of a condition of 10^10 steps. Exits with 1 above 100 ms.
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planOrThrow } from "../src-shared/plan/plan-of-protocol.ts";
import { openWorkerPool } from "../src-main/simulation/worker-pool.ts";
import { openTraceSpool } from "../src-main/storage/trace-spool.ts";
import { runProtocol } from "../src-main/workbench/runs.ts";
import { median } from "./medians.ts";

const limit = 100;
const attempts = 15;

// The first sweep is short, so that one condition is finished; the second would take minutes.
const plan = planOrThrow(
  {
    id: "endless",
    name: "Endless",
    neuron: { tau_m: 20, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 },
    epochs: [{ kind: "step", duration: 10, deltaDuration: 1e9, level: 50 }],
    sweeps: 2,
    noise: { kind: "white", levels: [1] },
    integrator: "euler",
    record: { V: false },
  },
  "bench/stopping.ts",
);

for (const workers of [1, 2]) {
  const simulator = openWorkerPool({ workerPath: join(import.meta.dirname, "../dist/cli/worker.js"), workers, idleTime: 600_000 });
  const spool = openTraceSpool({ folder: tmpdir() });
  const times: number[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const controller = new AbortController();
    let cancelledAt = 0;
    await runProtocol(plan, {
      simulator,
      spool,
      now: () => performance.now(),
      signal: controller.signal,
      onProgress({ done }) {
        if (done < 1 || cancelledAt > 0) return;
        cancelledAt = performance.now();
        controller.abort();
      },
    });
    times.push(performance.now() - cancelledAt);
  }
  const longest = Math.max(...times);
  console.log(`${workers} ${workers === 1 ? "worker" : "workers"}: median ${median(times)!.toFixed(1)} ms, longest of ${attempts} ${longest.toFixed(1)} ms`);
  if (longest > limit) process.exitCode = 1;
  await simulator.close();
  await spool.close();
}
