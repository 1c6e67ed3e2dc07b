import type { Kernel } from "../../src-shared/engine/kernel.ts";
import { kernelInputOf } from "../../src-shared/engine/simulate-condition.ts";
import type { Condition } from "../../src-shared/protocol/condition.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { compileStimulus } from "../../src-shared/stimulus/compile-stimulus.ts";

/** One condition in one go: for conditions so short that nobody waits for them. */
export function simulateOnce(protocol: ResolvedProtocol, condition: Condition, kernel: Kernel): { readonly V: Float64Array; /** per neuron, ms */ readonly spikes: Float64Array[] } {
  const input = kernelInputOf({ protocol, stimulus: compileStimulus(protocol, condition.sweep), condition });
  const run = kernel.start(input);
  const V: number[] = [];
  const spikes: number[][] = input.lanes.map(() => []);
  for (;;) {
    const output = run.advance(run.totalSteps, Infinity);
    for (const value of output.V[0] ?? []) V.push(value);
    output.spikeLanes.forEach((lane, k) => spikes[lane]!.push(output.spikeTimes[k]!));
    if (output.finished) break;
  }
  return { V: Float64Array.from(V), spikes: spikes.map((times) => Float64Array.from(times)) };
}
