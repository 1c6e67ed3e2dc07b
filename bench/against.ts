import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Kernel, KernelInput } from "../src-shared/engine/kernel.ts";
import { kernelInputOf } from "../src-shared/engine/kernel-input.ts";
import { loadWasmKernel } from "../src-shared/engine/wasm-kernel.ts";
import { median, quartiles } from "./medians.ts";
import { schemes, whiteNoise, whiteNoiseProtocol, type Scheme } from "./workloads.ts";

/**
 * Compare the speed of this tree's kernel with the kernel of another working tree, which must be built. Both run in this thread, on one
 * trial of the white-noise workload, in the order A B B A: other load on the machine slows both equally.
 *
 * @param say receives per scheme the ratio of processor times (above 1: this tree is faster) and the nanoseconds per step
 * @throws Error when the two kernels fire different spikes
 */
export async function measureAgainst(folder: string, rounds: number, say: (text: string) => void): Promise<void> {
  const other = (await import(pathToFileURL(join(resolve(folder), "src-shared/engine/wasm-kernel.ts")).href)) as { loadWasmKernel: typeof loadWasmKernel };
  const [mine, theirs] = [loadWasmKernel(), other.loadWasmKernel()];
  for (const scheme of schemes) {
    const input = firstTrial(scheme);
    if (run(mine, input).spikes !== run(theirs, input).spikes) throw new Error(`${scheme}: the two kernels do not give the same spikes.`);
    const ratios: number[] = [];
    const times = { mine: [] as number[], theirs: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      const [a, b, c, d] = [theirs, mine, mine, theirs].map((kernel) => run(kernel, input).seconds) as [number, number, number, number];
      ratios.push((a + d) / (b + c));
      times.theirs.push(a, d);
      times.mine.push(b, c);
    }
    const [low, high] = quartiles(ratios);
    say(
      `${scheme}: ${median(ratios)!.toFixed(3)} times as fast (middle half of ${rounds} rounds: ${low.toFixed(3)} - ${high.toFixed(3)}); ` +
        `a step takes ${nanoseconds(times.mine)} ns here, ${nanoseconds(times.theirs)} ns there`,
    );
  }
}

function firstTrial(scheme: Scheme): KernelInput {
  const plan = whiteNoiseProtocol(scheme);
  return kernelInputOf({ plan, condition: plan.condition(0) });
}

function nanoseconds(seconds: readonly number[]): string {
  return ((median(seconds)! * 1e9) / (whiteNoise.neurons * whiteNoise.steps)).toFixed(2);
}

/** Run the kernel once. `spikes` is the count and the sum of the spike times: equal for equal spikes. */
function run(kernel: Kernel, input: KernelInput): { seconds: number; spikes: string } {
  let count = 0;
  let sum = 0;
  const before = process.cpuUsage();
  const started = kernel.start(input);
  for (let finished = false; !finished; ) {
    const output = started.advance(started.totalSteps, 1e12);
    count += output.spikeTimes.length;
    for (const time of output.spikeTimes) sum += time;
    finished = output.finished;
  }
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, spikes: `${count} ${sum.toPrecision(12)}` };
}
