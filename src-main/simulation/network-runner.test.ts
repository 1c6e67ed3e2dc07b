import { join } from "node:path";
import { expect, test } from "vitest";
import { joined, runNetwork } from "../../src-shared/engine/network/testing/run-network.ts";
import { loadNetworkKernel } from "../../src-shared/engine/network/wasm-network.ts";
import { rangesOf, runNetworkOnThreads, type NetworkSink } from "./network-runner.ts";
import { networkOfRecipe, type TestRecipe } from "./testing/network-recipe.ts";

const workerPath = join(import.meta.dirname, "testing/network-worker.cjs");
const grid: TestRecipe = { totalSteps: 3000, delay: 7 };

/** A sink that keeps everything. */
function keeper() {
  const neurons: number[] = [];
  const steps: number[] = [];
  const V: number[][] = [[], []];
  const excitatory: number[][] = [[], []];
  const fractions: number[] = [];
  const sink: NetworkSink = {
    progress: (phase, fraction) => {
      if (phase === "steps") fractions.push(fraction);
    },
    spikes: (spikes) => {
      neurons.push(...spikes.neurons);
      steps.push(...spikes.steps);
    },
    samples: ({ first, V: columns, currents }) => {
      columns.forEach((column, k) => V[first + k]!.push(...column));
      currents.forEach((column, k) => excitatory[first + k]!.push(...column.excitatory));
    },
    built: (bytes) => expect(bytes).toBeGreaterThan(0),
  };
  return { neurons, steps, V, excitatory, fractions, sink };
}

test.each([1, 2, 3, 5])("%i threads give the bits of one", async (workers) => {
  const kept = keeper();
  expect(await runNetworkOnThreads({ workerPath, workers }, { recipe: grid, network: networkOfRecipe(grid).network }, kept.sink)).toBe(true);
  const alone = runNetwork(loadNetworkKernel(), networkOfRecipe(grid));
  expect(alone.neurons.length).toBeGreaterThan(300);
  expect({ neurons: kept.neurons, steps: kept.steps, V: kept.V, excitatory: kept.excitatory }).toEqual({
    neurons: alone.neurons,
    steps: alone.steps,
    V: alone.V,
    excitatory: alone.excitatory,
  });
  expect(kept.fractions.at(-1)).toBe(1);
});

test("a run cut into pieces gives the bits of one that is not", () => {
  const { network, connections } = networkOfRecipe(grid);
  const run = loadNetworkKernel().start(network, { from: 0, to: network.size });
  for (const one of connections(0, network.size)) run.connect(one);
  const outputs = [];
  for (let step = 0, k = 0; step < network.totalSteps; k++) {
    step = Math.min(network.totalSteps, step + 1 + (k % 7));
    const output = run.advance(step);
    outputs.push(output);
    run.receive(output.spikes);
  }
  expect(joined(outputs, 2)).toEqual(runNetwork(loadNetworkKernel(), networkOfRecipe(grid)));
});

test.each([
  ["while it steps", { totalSteps: 2_000_000_000, delay: 1 }],
  ["while it builds", { totalSteps: 100, delay: 1, buildTime: 1e9 }],
])("an abort ends a run %s", async (_, recipe: TestRecipe) => {
  const abort = new AbortController();
  const kept = keeper();
  const running = runNetworkOnThreads({ workerPath, workers: 2 }, { recipe, network: networkOfRecipe({ ...recipe, buildTime: 0 }).network }, kept.sink, abort.signal);
  if (recipe.buildTime === undefined) await expect.poll(() => kept.fractions.length).toBeGreaterThan(0);
  abort.abort();
  expect(await running).toBe(false);
});

test("a thread that fails ends the run with its reason", async () => {
  const recipe: TestRecipe = { ...grid, fails: true };
  await expect(runNetworkOnThreads({ workerPath, workers: 2 }, { recipe, network: networkOfRecipe(recipe).network }, keeper().sink)).rejects.toThrow("no synapses today");
});

test("ranges cover every neuron once, and none is empty", () => {
  for (const [size, workers] of [[10, 3], [2, 5], [77_169, 2], [1, 1]] as const) {
    const ranges = rangesOf(size, workers);
    expect(ranges[0]!.from).toBe(0);
    expect(ranges.at(-1)!.to).toBe(size);
    ranges.forEach(({ from, to }, k) => {
      expect(to).toBeGreaterThan(from);
      if (k > 0) expect(from).toBe(ranges[k - 1]!.to);
    });
  }
});
