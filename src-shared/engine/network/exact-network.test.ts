import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactFiringInterval } from "./testing/firing-interval.ts";
import { simulateExactNetwork } from "./exact-network.ts";
import type { ConnectedNetwork } from "./simulate-network.ts";
import { runNetwork } from "./testing/run-network.ts";
import { aGroup, aNetwork, driven, synapsesOf, type Edge } from "./testing/small-networks.ts";
import { loadNetworkKernel } from "./wasm-network.ts";

const kernel = loadNetworkKernel();

function exactSpikes(connected: ConnectedNetwork): { neuron: number; time: number }[] {
  return [...simulateExactNetwork(connected)].flatMap(({ spikes }) => [...spikes.neurons].map((neuron, k) => ({ neuron, time: spikes.times[k]! })));
}

/** Ten neurons that excite and inhibit each other, all above rheobase by another amount; the same network at every dt. */
function tenNeurons(kind: "delta" | "exponential", dt: number): ConnectedNetwork {
  const strength = kind === "delta" ? 0.4 : 40;
  const steps = (ms: number) => Math.round(ms / dt);
  const edges = (sign: number): Edge[] =>
    Array.from({ length: 30 }, (_, k) => ({ source: (7 * k) % 5, target: (3 * k + (k >> 3)) % 5, weight: sign * strength * (1 + (k % 4) / 3), delay: steps(1 + (k % 5)) }));
  const group = (name: string, first: number) =>
    aGroup({ name, size: 5, synapses: synapsesOf(kind, 2, 5), ...driven(first), neuron: { V_init: Float64Array.of(-70, -68, -66, -64, -62), t_ref: 2 } });
  return aNetwork(
    [group("E", 450), group("I", 480)],
    [
      { source: 0, target: 1, doubles: true, edges: edges(1) },
      { source: 1, target: 0, receptor: 1, doubles: true, edges: edges(-1) },
    ],
    { dt, totalSteps: steps(60) },
  );
}

describe("the exact solver of networks", () => {
  // Spikes of the grid stand at right edges: each is late by half a step in the mean, and what it sends is late with it.
  test.each(["delta", "exponential"] as const)("the grid comes to it with dt, %s synapses: the error falls in proportion", (kind) => {
    const exact = exactSpikes(tenNeurons(kind, 0.5));
    expect(exact.length).toBeGreaterThan(15);
    const errors = [0.025, 0.0125, 0.00625, 0.003125, 0.0015625].map((dt) => {
      const { neurons, steps } = runNetwork(kernel, tenNeurons(kind, dt));
      let sum = 0;
      for (let k = 0; k < 10; k++) {
        const times = exact.filter(({ neuron }) => neuron === k).map(({ time }) => time);
        const points = steps.filter((_, i) => neurons[i] === k).map((step) => (step + 1) * dt);
        expect(points).toHaveLength(times.length);
        points.forEach((point, i) => (sum += Math.abs(point - times[i]!)));
      }
      return sum / exact.length;
    });
    const order = Math.log2(errors[0]! / errors.at(-1)!) / (errors.length - 1);
    expect(order).toBeGreaterThan(0.9);
    expect(order).toBeLessThan(1.1);
  });

  test("a neuron by itself fires at the interval of the closed form", () => {
    const times = exactSpikes(aNetwork([aGroup({ ...driven(500) })], [], { totalSteps: 2000 })).map(({ time }) => time);
    expect(times.length).toBeGreaterThan(5);
    times.forEach((time, k) => expect(time).toBeCloseTo((k + 1) * exactFiringInterval(500) - 2, 9));
  });

  test("a delay may be any time, and a jump to threshold is a spike at once", () => {
    const projection = { source: 0, target: 1, weight: 20, delay: 1, edges: [{ source: 0, target: 0 }] };
    const made = aNetwork([aGroup({ ...driven(500) }), aGroup({ name: "target" })], [projection]);
    const connections = (from: number, to: number) => [...made.connections(from, to)].map((one) => ({ ...one, delayTimes: Float64Array.of(Math.SQRT2) }));
    const spikes = exactSpikes({ network: made.network, connections });
    const fired = spikes.filter(({ neuron }) => neuron === 0);
    const followed = spikes.filter(({ neuron }) => neuron === 1);
    expect(followed.length).toBeGreaterThan(3);
    followed.forEach(({ time }, k) => expect(time).toBe(fired[k]!.time + Math.SQRT2));
  });

  test("V below threshold is what the grid gives, recorded at its points", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 300, noNaN: true }), fc.constantFrom(0.5, 2, 10), (level, tau) => {
        const step = 37;
        const given = { neurons: Uint32Array.of(0), times: Float64Array.of((step + 1) * 0.1), steps: Uint32Array.of(step), weight: 100, receptor: 0 as const };
        const connected = aNetwork([aGroup({ ...driven(level), synapses: synapsesOf("exponential", tau), spikeTimes: [given] })], [], {
          totalSteps: 400,
          recordEvery: 4,
          recorded: [{ neuron: 0, currents: true }],
        });
        const grid = runNetwork(kernel, connected);
        const outputs = [...simulateExactNetwork(connected)];
        const V = outputs.flatMap((output) => [...output.V[0]!]);
        const current = outputs.flatMap((output) => [...output.currents[0]!.excitatory]);
        expect(V).toHaveLength(grid.V[0]!.length);
        V.forEach((value, k) => expect(value).toBeCloseTo(grid.V[0]![k]!, 9));
        current.forEach((value, k) => expect(value).toBeCloseTo(grid.excitatory[0]![k]!, 9));
      }),
    );
  });

  test("it refuses what it does not solve", () => {
    const run = (changes: Parameters<typeof aGroup>[0]) => exactSpikes(aNetwork([aGroup(changes)], []));
    expect(() => run({ synapses: synapsesOf("alpha") })).toThrow("alpha");
    expect(() => run({ noise: { kind: "white", levels: [1], frozen: "no", enteredUnit: "mV" }, noiseLevel: 1 })).toThrow("noise");
  });
});
