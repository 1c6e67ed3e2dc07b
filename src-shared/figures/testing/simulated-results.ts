import type { Hasher } from "../../engine/recordings.ts";
import { simulateCondition } from "../../engine/simulate-condition.ts";
import { loadWasmKernel } from "../../engine/wasm-kernel.ts";
import type { Condition } from "../../plan/condition.ts";
import type { Protocol } from "../../protocol/protocol.ts";
import { planOrThrow } from "../../plan/plan-of-protocol.ts";
import { aProtocol } from "../../protocol/testing/a-protocol.ts";
import type { ProtocolResult } from "../../statistics/protocol-result.ts";
import { aResultOf } from "../../statistics/testing/a-result.ts";

/** A result as a run gives it, of a protocol that differs from `aProtocol` as the test says; traces are in memory, digests made up. */
export function aSimulatedResult(changes: Partial<Protocol>): ProtocolResult {
  const given = aProtocol(changes);
  const plan = planOrThrow(given, "test.rheobase.json /protocols/0");
  const kernel = loadWasmKernel();
  const runs = new Map<number, Run>();
  const runOf = (condition: Condition): Run => {
    const known = runs.get(condition.index);
    if (known !== undefined) return known;
    const steps = simulateCondition({ plan, condition, kernel, newHasher: () => noHasher });
    const V: number[][] = Array.from({ length: plan.protocol.recordNeurons }, () => []);
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) {
        const run = { V, spikes: value.spikes.map((train) => [...train]) };
        runs.set(condition.index, run);
        return run;
      }
      for (const [neuron, samples] of value.block?.V.entries() ?? []) V[neuron]!.push(...samples);
    }
  };
  return aResultOf(given, {
    spikes: (condition, neuron) => runOf(condition).spikes[neuron]!,
    V: (condition, neuron, sample) => runOf(condition).V[neuron]![sample]!,
  });
}

interface Run {
  readonly V: readonly (readonly number[])[];
  readonly spikes: readonly (readonly number[])[];
}

const noHasher: Hasher = { update: () => undefined, digest: () => "" };
