import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TimeGrid } from "../foundation/time-grid.ts";
import type { Segment } from "../stimulus/segments.ts";
import type { KernelInput, OpenKernel } from "./kernel.ts";
import { oracleKernel } from "./oracle/oracle-kernel.ts";
import { bitsOf, inputOf, noises, runWhole } from "./testing/kernel-inputs.ts";
import { loadWasmKernel } from "./wasm-kernel.ts";

const kernels: Readonly<Record<string, OpenKernel>> = { WebAssembly: loadWasmKernel(), oracle: oracleKernel };
const integrators = ["exact", "grid", "euler"] as const;

/** An open run has no use for it. */
const unused: Segment = { kind: "constant", start: 0, end: 1, level: 0 };

interface Change {
  readonly after: number;
  readonly level: number;
}
const changes = fc.array(fc.record({ after: fc.integer({ min: 0, max: 90 }), level: fc.constantFrom(-50, 0, 150, 250, 600) }), { minLength: 1, maxLength: 8 });

/** Levels by the step from which on they flow; of several at one step the last. */
function levelsOf(list: readonly Change[]): Map<number, number> {
  const levels = new Map<number, number>([[0, 210]]);
  let step = 0;
  for (const { after, level } of list) levels.set((step += after), level);
  return levels;
}

/** The same as one condition with a segment for each level, `steps` long. */
function closed(input: KernelInput, list: readonly Change[], steps: number): KernelInput {
  const grid = new TimeGrid(input.dt);
  const starts = [...levelsOf(list)].filter(([start]) => start < steps);
  const segments = starts.map(([start, level], k): Segment => ({ kind: "constant", start: grid.timeOf(start), end: grid.timeOf(starts[k + 1]?.[0] ?? steps), level }));
  return { ...input, stimulus: { unit: "pA", duration: grid.timeOf(steps), segments } };
}

/** The open run, told of its changes as it goes, in pieces. */
function opened(kernel: OpenKernel, input: KernelInput, list: readonly Change[], steps: number, piece: number) {
  const { stimulus: _stimulus, recordEvery: _every, ...rest } = input;
  const run = kernel.open({ ...rest, unit: "pA", level: 210 });
  const spikes: number[][] = input.lanes.map(() => []);
  const V: number[][] = Array.from({ length: input.recordLanes }, () => []);
  const goals = [...levelsOf(list)].filter(([start]) => start < steps);
  let at = 0;
  for (const [k, [start, level]] of goals.entries()) {
    if (start > 0) run.hold(level);
    else if (level !== 210) run.hold(level);
    const end = goals[k + 1]?.[0] ?? steps;
    while (at < end) {
      const output = run.advance(Math.min(end, at + piece), 1e9);
      at = output.steps;
      for (const time of output.spikeTimes) expect(time).toBeLessThanOrEqual(new TimeGrid(input.dt).timeOf(at) + 1e-9);
      output.spikeTimes.forEach((time, i) => spikes[output.spikeLanes[i]!]!.push(time));
      output.V.forEach((samples, lane) => V[lane]!.push(...samples));
    }
  }
  const states = input.lanes.map((_, lane) => run.stateOf(lane));
  run.close();
  return { spikes: spikes.map((times) => Float64Array.from(times)), V: V.map((samples) => Float64Array.from(samples)), states };
}

// The exact crossing of an exponential synapse depends, in its last bits, on how far it is looked for: such a neuron lives on the grid.
const isOffered = (noise: string, integrator: string) => !(integrator === "exact" && noise === "shotExponential");

describe.each(Object.keys(kernels))("an open run, %s", (name) => {
  const kernel = kernels[name]!;
  test.each(Object.keys(noises).flatMap((noise) => integrators.filter((integrator) => isOffered(noise, integrator)).map((integrator) => [noise, integrator] as const)))(
    "has the bits of the condition whose segments change where its current was changed: %s, %s",
    (noise, integrator) => {
      fc.assert(
        fc.property(
          noises[noise as keyof typeof noises] as fc.Arbitrary<Parameters<typeof inputOf>[1]>,
          changes,
          fc.constantFrom(0, 2, 3.14),
          fc.integer({ min: 1, max: 50 }),
          (level, list, t_ref, piece) => {
            const input = { ...inputOf([unused], level, integrator, { t_ref, recordEvery: 1 }), recordLanes: 3 };
            const steps = 400;
            const expected = runWhole(kernel, closed(input, list, steps));
            const found = opened(kernel, input, list, steps, piece);
            expect(bitsOf(found.spikes)).toEqual(bitsOf(expected.spikes));
            expect(bitsOf(found.V)).toEqual(bitsOf(expected.V.map((samples) => samples.slice(0, steps))));
            // What the kernel says of its state is the sample that stands there, but for the rounding of a closed arc's end.
            found.states.slice(0, 3).forEach(({ V }, lane) => expect(V).toBeCloseTo(expected.V[lane]![steps]!, 9));
          },
        ),
        { numRuns: 12 },
      );
    },
  );
});

test.each(integrators)("kernel and oracle agree on the state of every lane, and on what rests: %s", (integrator) => {
  for (const [name, noise] of Object.entries(noises)) {
    if (!isOffered(name, integrator)) continue;
    const [level] = fc.sample(noise, { numRuns: 1, seed: 5 });
    const input = inputOf([unused], level!, integrator, { t_ref: 3.14, recordEvery: 1 });
    const lanes = input.lanes.map((lane, k) => ({ ...lane, neuron: { ...lane.neuron, V_init: k < 3 ? lane.neuron.V_reset : lane.neuron.V_init } }));
    const runs = Object.values(kernels).map((kernel) => kernel.open({ ...input, lanes, recordLanes: 0, unit: "pA", level: 260, rests: [1.23, 0.4, 0] }));
    for (const until of [3, 40, 41, 150]) {
      const [first, second] = runs.map((run) => {
        const { spikeTimes } = run.advance(until, 1e9);
        return { spikes: spikeTimes.toSorted(), states: lanes.map((_, lane) => run.stateOf(lane)) };
      });
      expect(first).toEqual(second);
      if (until === 3) expect(first!.states[0]!.rest).toBeGreaterThan(0);
      for (const run of runs) run.hold(until * 3);
    }
  }
});
