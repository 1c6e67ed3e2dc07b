// One run of a network, as a process of its own whose peak memory is its own: `tsx network-run.ts WORK WORKERS SECONDS [SCALE]`, a JSON line.
import { join } from "node:path";
import { runNetworkOnThreads } from "../src-main/simulation/network-runner.ts";
import { networkOf, type NetworkWork } from "./network-works.ts";

const [name, workers, seconds, scale] = process.argv.slice(2);
const work: NetworkWork = { name: name as NetworkWork["name"], seconds: Number(seconds), ...(scale === undefined ? {} : { scale: Number(scale) }) };
const settle = 1000;

const { network } = networkOf(work);
const begun = performance.now();
let built = 0;
let settled = { wall: 0, cpu: 0 };
let kernels = 0;
let spikes = 0;
const now = () => ({ wall: performance.now(), cpu: cpuMs() });

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

await runNetworkOnThreads(
  { workerPath: join(import.meta.dirname, "network-worker.cjs"), workers: Number(workers) },
  { recipe: work, network },
  {
    progress: (phase, fraction) => {
      if (phase === "steps" && settled.wall === 0 && fraction * network.totalSteps >= settle) settled = now();
    },
    spikes: ({ steps }) => {
      for (const step of steps) if (step >= settle) spikes++;
    },
    samples: () => undefined,
    built: (bytes) => {
      kernels = bytes;
      built = performance.now();
    },
  },
);
const done = now();
const share = (network.totalSteps - settle) / 10_000;
console.log(
  JSON.stringify({
    peer: "Rheobase",
    threads: Number(workers),
    build_s: (built - begun) / 1000,
    simulate_s: (done.wall - settled.wall) / 1000,
    simulate_cpu_s: (done.cpu - settled.cpu) / 1000,
    peak_MB: process.resourceUsage().maxRSS / 1024,
    kernels_MB: kernels / 1_048_576,
    rate_Hz: spikes / network.size / share,
  }),
);
