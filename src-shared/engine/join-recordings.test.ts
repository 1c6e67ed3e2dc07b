import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Noise } from "../protocol/noise.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { joinRecordings, recordingOf } from "./join-recordings.ts";
import { wholePopulation } from "./kernel-input.ts";
import type { NeuronRange, NewHasher } from "./recordings.ts";
import { simulateCondition } from "./simulate-condition.ts";
import { simulateNeurons, spikeCounter } from "./simulate-neurons.ts";
import { bitsOf } from "./testing/kernel-inputs.ts";
import { kernels } from "./testing/run-protocol.ts";

const newHasher: NewHasher = () => {
  const hash = createHash("sha256");
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest("hex") };
};

const aNoise: fc.Arbitrary<Noise | undefined> = fc.constantFrom<(Noise | undefined)[]>(
  undefined,
  { kind: "white", levels: [3] },
  { kind: "held", distribution: "gaussian", levels: [100], interval: 0.5 },
  { kind: "ornstein-uhlenbeck", levels: [60], tau: 5 },
  { kind: "shot", synapse: "delta", levels: [1], excitatory: { rate: 400, inputs: 1, weight: 3 } },
);

/** A condition of nine different neurons, some of which are recorded. */
const aCondition = fc
  .record({ noise: aNoise, integrator: fc.constantFrom("exact" as const, "grid" as const, "euler" as const), neurons: fc.integer({ min: 1, max: 9 }), V: fc.boolean() })
  .map(({ noise, integrator, neurons, V }) => {
    const plan = planOrThrow(
      {
        id: "population",
        name: "population",
        neuron: { tau_m: { distribution: "lognormal", median: 12, sigma: 0.4 }, R_m: 100, E_L: -72, V_th: { distribution: "uniform", from: -58, to: -50 }, V_reset: -70, t_ref: 2 },
        epochs: [{ kind: "step", duration: 60.07, level: 230 }],
        population: 9,
        record: { V, neurons },
        dt: 0.25,
        integrator,
        ...(noise === undefined ? {} : { noise }),
      },
      "test",
    );
    return { plan, condition: plan.condition(0), kernel: kernels.WebAssembly, newHasher };
  });

/** Some of 1 ... 8: the positions at which nine neurons are divided. */
const someCuts = fc.subarray([1, 2, 3, 4, 5, 6, 7, 8]);

function resultOf<T>(simulation: Generator<unknown, T>): T {
  for (;;) {
    const step = simulation.next();
    if (step.done === true) return step.value;
  }
}

test("a condition has the same bits, however its neurons are divided into ranges", () => {
  fc.assert(
    fc.property(aCondition, someCuts, (input, cuts) => {
      const whole = resultOf(simulateCondition(input));
      const edges = [0, ...cuts, wholePopulation(input.plan.protocol).to];
      const ranges = cuts.concat(0).map((_, k): NeuronRange => ({ from: edges[k]!, to: edges[k + 1]! }));
      const parts = ranges.map((neurons) => resultOf(simulateNeurons({ ...input, neurons, countSpikes: spikeCounter() })));
      const joined = recordingOf(input, joinRecordings(parts, newHasher));
      expect(bitsOf(joined.spikes)).toEqual(bitsOf(whole.spikes));
      expect(joined).toEqual(whole);
      expect(joined.traceDigest === undefined).toBe(!input.plan.protocol.recordV);
    }),
    { numRuns: 100 },
  );
});
