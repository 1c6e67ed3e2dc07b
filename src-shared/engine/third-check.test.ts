import { describe, expect, test } from "vitest";
import { rheobaseOf } from "../neuron/derived.ts";
import { valueOrThrow } from "../foundation/parsed.ts";
import { readNeuron } from "../neuron/read-neuron.ts";
import { kernels, record } from "./testing/run-protocol.ts";
import { randomProtocol, type RandomProtocol } from "./testing/random-protocol.ts";
import { spikeTimeCases } from "./testing/spike-time-cases.ts";
import { piecesOf } from "./testing/stimulus-by-hand.ts";
import { brent, solve, type Solution } from "./testing/third-solver.ts";

/** The independent solver's result for one sweep, with V on the protocol's recording grid. */
function solved({ protocol, sweep }: RandomProtocol): Solution & { readonly times: readonly number[] } {
  const neuron = valueOrThrow(readNeuron(protocol.neuron!, "test"));
  const pieces = piecesOf(protocol, sweep, protocol.levelUnit === "rheobase" ? rheobaseOf(neuron) : 1);
  const gain = protocol.levelUnit === "V/s" ? neuron.tau_m : neuron.R_m! / 1000;
  const interval = (protocol.record?.every ?? 1) * (protocol.dt ?? 0.1);
  const times = Array.from({ length: Math.floor(pieces.at(-1)!.end / interval + 1e-9) + 1 }, (_, k) => k * interval);
  return { ...solve(neuron, gain, pieces, times), times };
}

/** Largest |a - b|; Infinity where lengths differ or a number is missing. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  return Array.from(a).reduce((worst, value, k) => (Math.abs(value - b[k]!) <= worst ? worst : Math.abs(value - b[k]!)), 0);
}

test.each(spikeTimeCases)("the independent solver gives the reference's spike times: $name", ({ protocol, times }) => {
  expect(distance(solved({ protocol, sweep: 0 }).spikes, times)).toBeLessThan(1e-9);
});

describe("500 random protocols without noise", () => {
  const protocols = Array.from({ length: 500 }, (_, k) => randomProtocol(k + 1));
  const solutions = protocols.map(solved);

  test("include every kind of epoch, silent neurons and neurons that fire often", () => {
    const count = (kind: string) => protocols.filter(({ protocol }) => protocol.epochs.some((epoch) => epoch.kind === kind)).length;
    for (const kind of ["step", "ramp", "sine", "chirp", "pulses", "waveform"]) expect(count(kind)).toBeGreaterThan(100);
    expect(solutions.filter(({ spikes }) => spikes.length === 0).length).toBeGreaterThan(50);
    expect(solutions.filter(({ spikes }) => spikes.length > 20).length).toBeGreaterThan(50);
  });

  test.each(Object.entries(kernels))("%s: spikes to 1e-9 ms, V to 1e-9 mV", (_, kernel) => {
    protocols.forEach(({ protocol, sweep }, k) => {
      const { spikes, V } = record(protocol, kernel, sweep);
      const solution = solutions[k]!;
      expect(distance(spikes[0]!, solution.spikes), `spikes of ${protocol.name}`).toBeLessThan(1e-9);
      expect(distance(V[0]!, solution.V), `V of ${protocol.name}`).toBeLessThan(1e-9);
    });
  });
});

describe("200 random protocols with R_m tuned so that V just reaches threshold", () => {
  const isPlain = ({ protocol }: RandomProtocol) => protocol.levelUnit === "pA";
  const candidates = Array.from({ length: 800 }, (_, k) => randomProtocol(10_000 + k)).filter(isPlain);

  /** The protocol with R_m such that V without spikes has its maximum at V_th + margin; undefined if there is no such R_m. */
  function tuned({ protocol, sweep }: RandomProtocol, margin: number): RandomProtocol | undefined {
    const { V_th } = valueOrThrow(readNeuron(protocol.neuron!, "test"));
    const E_L = V_th - 12;
    const withResistance = (R_m: number, top: number): RandomProtocol => ({
      protocol: { ...protocol, neuron: { ...protocol.neuron, R_m, E_L, V_init: E_L, V_th: top, V_reset: E_L - 5 } },
      sweep,
    });
    const excess = (R_m: number) => solved(withResistance(R_m, 1e9)).highest - V_th - margin;
    if (!(excess(2000) > 0)) return undefined;
    return withResistance(brent(excess, 1, 2000), V_th);
  }
  const grazing = candidates.filter((one) => tuned(one, 0) !== undefined).slice(0, 200);

  test("200 of the candidates can be tuned", () => {
    expect(grazing).toHaveLength(200);
  });

  test.each(Object.entries(kernels))("%s: a peak 1e-7 mV below threshold gives no spike, 1e-7 mV above it a spike", (_, kernel) => {
    for (const one of grazing) {
      const below = tuned(one, -1e-7)!;
      expect(record(below.protocol, kernel, one.sweep).spikes[0], `${one.protocol.name} below`).toHaveLength(0);
      const above = tuned(one, 1e-7)!;
      const first = solved(above).spikes[0]!;
      expect(Math.abs(record(above.protocol, kernel, one.sweep).spikes[0]![0]! - first), `${one.protocol.name} above`).toBeLessThan(1e-6);
    }
  });
});
