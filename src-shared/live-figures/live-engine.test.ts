import { expect, test } from "vitest";
import { loadWasmKernel } from "../engine/wasm-kernel.ts";
import { valueOrThrow } from "../foundation/parsed.ts";
import { readLive, type LiveParameters } from "../live/live-parameters.ts";
import { LiveSession } from "../live/live-session.ts";
import { countedRate } from "./held-current.ts";
import { LiveStatistics } from "./live-statistics.ts";
import { independentTrains, liveStateOf, presentTheory, watchedNeuron } from "./watched-neuron.ts";

const kernel = loadWasmKernel();
const parameters = (changes: Partial<LiveParameters> = {}): LiveParameters => {
  const neuron = { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 };
  return { neuron, levelUnit: "pA", level: 150, noise: undefined, integrator: "exact", dt: 0.1, seed: "live", population: 1, ...changes };
};

/** What a live neuron has given after some frames of 50 ms each. */
function watchedFor(frames: number, live: LiveParameters) {
  const watched = watchedNeuron(valueOrThrow(readLive(live)));
  const session = new LiveSession(kernel, live);
  const statistics = new LiveStatistics();
  statistics.touch(0, liveStateOf(watched));
  for (let k = 0; k < frames; k++) {
    for (const { start, firstStep, steps, dt, spikeTimes, spikeNeurons } of session.advance(500)) {
      statistics.advance(start + (firstStep + steps) * dt, spikeTimes.map((time) => start + time), spikeNeurons);
    }
  }
  session.close();
  const held = statistics.present!;
  return { held, counted: countedRate(held, watched.population, independentTrains(watched))!, theory: presentTheory(watched)! };
}

test("a neuron without noise is a clock of the closed form's interval, to the last digits", () => {
  const { held, counted, theory } = watchedFor(100, parameters());
  expect(held.intervals.mean).toBeCloseTo(1000 / theory.rate, 9);
  expect(held.intervals.cv).toBeLessThan(1e-12);
  expect(Math.abs(counted.rate - theory.rate)).toBeLessThanOrEqual(counted.half95!);
});

test("a population with white noise gives Siegert's rate within the interval of its count, and his CV", () => {
  const { held, counted, theory } = watchedFor(100, parameters({ population: 200, noise: { kind: "white", levels: [4] } }));
  // 1.5 times: one seed in three hundred lies outside.
  expect(Math.abs(counted.rate - theory.rate)).toBeLessThan(1.5 * counted.half95!);
  expect(held.intervals.cv).toBeCloseTo(theory.cv!, 1);
  expect(held.intervals.count).toBeGreaterThan(20_000);
});
