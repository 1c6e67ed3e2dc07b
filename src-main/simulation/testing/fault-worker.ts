import type { SimulationStep } from "../../../src-shared/engine/simulate-neurons.ts";
import { BenchError } from "../../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../../src-shared/protocol/condition.ts";
import type { ResolvedProtocol } from "../../../src-shared/protocol/protocol.ts";
import type { ConditionSummary } from "../../../src-shared/statistics/summarise-condition.ts";
import { serveConditions } from "../serve-conditions.ts";
import type { SimulatedCondition } from "../simulator.ts";

/** What the worker of the pool's tests does in a condition: the protocol's notes say it, as JSON by condition index. */
export type Misbehaviour =
  /** ends the thread, as a crash would */
  | "die"
  | "throw"
  | "throw-bench-error"
  /** never ends, but can be cancelled */
  | "endless"
  /** says once that it is at work, and never comes up for air again */
  | "hang"
  /** sends this many blocks of 2 MB, a slot each */
  | { readonly blocks: number };

/** `{"3": "die"}` makes condition 3 die. */
export type Misbehaviours = Readonly<Record<string, Misbehaviour>>;

const blockSamples = 262_144;

serveConditions(function* (protocol: ResolvedProtocol, condition: Condition): Generator<SimulationStep, SimulatedCondition> {
  const misbehaviours = JSON.parse(protocol.notes === "" ? "{}" : protocol.notes) as Misbehaviours;
  const what = misbehaviours[String(condition.index)];
  let samples = 0;
  yield { block: undefined, fraction: 0 };
  if (what === "die") process.exit(7);
  if (what === "throw") throw new TypeError("x is not a function");
  if (what === "throw-bench-error") throw new BenchError("made-up", { where: "here", what: "This.", remedy: "That." });
  if (what === "hang") {
    const start = performance.now();
    while (performance.now() - start < 150);
    yield { block: undefined, fraction: 0.5 };
    for (;;);
  }
  while (what === "endless") yield { block: undefined, fraction: 0.5 };
  if (typeof what === "object") {
    for (let k = 0; k < what.blocks; k++) {
      yield { block: { firstSample: samples, V: [new Float64Array(blockSamples).fill(k)] }, fraction: k / what.blocks };
      samples += blockSamples;
    }
  }
  const spikes = [Float64Array.of(condition.index + 0.5)];
  return {
    recording: { condition, spikes, duration: 1, traceSamples: samples, spikeDigest: "", traceDigest: undefined },
    // What a summary holds is of no concern to the pool.
    summary: { spikeCount: condition.index } as ConditionSummary,
  };
});
