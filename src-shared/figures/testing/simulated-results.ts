import type { Hasher } from "../../engine/recordings.ts";
import { simulateCondition } from "../../engine/simulate-condition.ts";
import { loadWasmKernel } from "../../engine/wasm-kernel.ts";
import type { Protocol } from "../../protocol/protocol.ts";
import { planOrThrow } from "../../plan/plan-of-protocol.ts";
import { aProtocol } from "../../protocol/testing/a-protocol.ts";
import type { ProtocolResult } from "../../statistics/protocol-result.ts";
import { aResultOf } from "../../statistics/testing/a-result.ts";

/** A result like that of a run, of `aProtocol` with changes; traces are in memory, digests made up. */
export function aSimulatedResult(changes: Partial<Protocol>): ProtocolResult {
  const given = aProtocol(changes);
  const plan = planOrThrow(given, "test.rheobase.json /protocols/0");
  const kernel = loadWasmKernel();
  const runs = new Map<number, Run>();
  const runOf = (index: number): Run => {
    const known = runs.get(index);
    if (known !== undefined) return known;
    const steps = simulateCondition({ plan, condition: plan.condition(index), kernel, newHasher: () => noHasher });
    const V: number[][] = Array.from({ length: plan.protocol.recordNeurons }, () => []);
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) {
        const run = { V, spikes: value.spikes.map((train) => [...train]) };
        runs.set(index, run);
        return run;
      }
      for (const [neuron, samples] of value.block?.V.entries() ?? []) V[neuron]!.push(...samples);
    }
  };
  return aResultOf(given, {
    spikes: ({ index }, neuron) => runOf(index).spikes[neuron]!,
    V: ({ index }, neuron, sample) => runOf(index).V[neuron]![sample]!,
  });
}

interface Run {
  readonly V: readonly (readonly number[])[];
  readonly spikes: readonly (readonly number[])[];
}

const noHasher: Hasher = { update: () => undefined, digest: () => "" };
