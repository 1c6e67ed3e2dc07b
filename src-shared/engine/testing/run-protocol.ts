import type { Protocol } from "../../protocol/protocol.ts";
import { planOrThrow } from "../../plan/plan-of-protocol.ts";
import type { Kernel } from "../kernel.ts";
import { oracleKernel } from "../oracle/oracle-kernel.ts";
import type { NewHasher } from "../recordings.ts";
import { simulateCondition } from "../simulate-condition.ts";
import { loadWasmKernel } from "../wasm-kernel.ts";

/** Both implementations of the engine, by name. */
export const kernels: Readonly<Record<"WebAssembly" | "oracle", Kernel>> = { WebAssembly: loadWasmKernel(), oracle: oracleKernel };

/** Results of one condition: for each neuron its spikes (ms) and, if recorded, V on the grid (mV). */
export interface Recorded {
  readonly spikes: readonly Float64Array[];
  readonly V: readonly Float64Array[];
}

/** A fake digest, for tests that do not compare digests. */
const noHasher: NewHasher = () => ({ update: () => undefined, digest: () => "" });

/** Plan, compile and simulate one condition of a protocol as in a file. */
export function record(protocol: Protocol, kernel: Kernel = kernels.WebAssembly, index = 0): Recorded {
  const plan = planOrThrow(protocol, "test");
  const run = simulateCondition({ plan, condition: plan.condition(index), kernel, newHasher: noHasher });
  const blocks: Float64Array[][] = [];
  for (;;) {
    const next = run.next();
    if (next.done) return { spikes: next.value.spikes, V: joined(blocks) };
    next.value.block?.V.forEach((samples, neuron) => (blocks[neuron] ??= []).push(samples));
  }
}

function joined(blocks: readonly (readonly Float64Array[])[]): Float64Array[] {
  return blocks.map((parts) => {
    const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  });
}
