import { driveKernel, noPauses } from "../../src-shared/engine/drive-kernel.ts";
import { kernelInputOf } from "../../src-shared/engine/kernel-input.ts";
import type { Kernel } from "../../src-shared/engine/kernel.ts";
import { SpikeStore } from "../../src-shared/engine/spike-store.ts";
import { trainsOf } from "../../src-shared/engine/spike-trains.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";

/** Simulates a short condition synchronously. */
export function simulateOnce(plan: Plan, condition: Condition, kernel: Kernel): { readonly V: Float64Array; /** per neuron, ms */ readonly spikes: Float64Array[] } {
  const input = kernelInputOf({ plan, condition });
  const V: number[] = [];
  const spikes = new SpikeStore(input.lanes.length);
  for (const output of driveKernel(kernel, input, { pace: noPauses })) {
    for (const value of output.V[0] ?? []) V.push(value);
    spikes.add(output);
  }
  return { V: Float64Array.from(V), spikes: trainsOf(spikes.trains()) };
}
