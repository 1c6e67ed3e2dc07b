import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bitsOf } from "../engine/testing/kernel-inputs.ts";
import { record } from "../engine/testing/run-protocol.ts";
import { loadWasmKernel } from "../engine/wasm-kernel.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import type { Noise } from "../protocol/noise.ts";
import type { LiveParameters } from "./live-parameters.ts";
import type { LivePiece } from "./live-piece.ts";
import { LiveSession } from "./live-session.ts";

const kernel = loadWasmKernel();

function parametersWith(changes: Partial<LiveParameters> = {}): LiveParameters {
  const neuron = { tau_m: 20, R_m: 100, E_L: -60, V_th: -50, V_reset: -70, t_ref: 2 };
  return { neuron, levelUnit: "pA", level: 150, noise: undefined, integrator: "exact", dt: 0.1, seed: "live", population: 1, ...changes };
}

const noises: Readonly<Record<string, Noise | undefined>> = {
  none: undefined,
  white: { kind: "white", levels: [3] },
  "white current": { kind: "white", levels: [2], unit: "pA sqrt(s)" },
  held: { kind: "held", levels: [60], distribution: "gaussian", interval: 2 },
  uniform: { kind: "held", levels: [90], distribution: "uniform", interval: 0.5 },
  coloured: { kind: "ornstein-uhlenbeck", levels: [60], tau: 5 },
  delta: { kind: "shot", levels: [1], synapse: "delta", excitatory: { rate: 10, inputs: 100, weight: 0.5 }, inhibitory: { rate: 10, inputs: 20, weight: 0.5 } },
  synaptic: { kind: "shot", levels: [1], synapse: "exponential", tau: 3, excitatory: { rate: 10, inputs: 100, weight: 30 } },
};
const integrators = ["exact", "grid", "euler"] as const;
const offered = Object.keys(noises).flatMap((noise) => integrators.filter((one) => noise !== "synaptic" || one !== "exact").map((one) => [noise, one] as const));

type Deed = { readonly run: number } | { readonly level: number } | { readonly change: Partial<LiveParameters["neuron"]> } | { readonly toSpike: number };
const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ run: fc.integer({ min: 1, max: 400 }) }) },
    { weight: 3, arbitrary: fc.record({ level: fc.constantFrom(-50, 0, 90, 150, 300, 777.7) }) },
    { weight: 1, arbitrary: fc.record({ toSpike: fc.integer({ min: 1, max: 300 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        change: fc.oneof(
          fc.record({ tau_m: fc.constantFrom(5, 11.3, 20) }),
          fc.record({ V_th: fc.constantFrom(-50, -52.5, -66) }),
          fc.record({ V_reset: fc.constantFrom(-70, -80, -66.1) }),
          fc.record({ t_ref: fc.constantFrom(0, 2, 7.77) }),
        ),
      }),
    },
  ),
  { minLength: 3, maxLength: 30 },
);

/** What the pieces of one stretch hold together, by neuron. */
function together(pieces: readonly LivePiece[], neurons = 1) {
  const spikes: number[][] = Array.from({ length: neurons }, () => []);
  for (const { spikeNeurons, spikeTimes } of pieces) spikeTimes.forEach((time, k) => spikes[spikeNeurons[k]!]!.push(time));
  return { V: Float64Array.from(pieces.flatMap(({ V }) => [...V])), spikes: spikes.map((times) => Float64Array.from(times)) };
}

/** The kept protocol gives the bits that Live has recorded. */
function expectKept(session: LiveSession, pieces: readonly LivePiece[], neurons = 1): void {
  const protocol = session.keepAsProtocol({ id: "kept", name: "Kept" });
  const typed = JSON.parse(JSON.stringify(protocol)) as typeof protocol;
  const again = record(typed);
  const found = together(pieces, neurons);
  expect(found.V.length).toBeGreaterThan(0);
  expect(again.V).toHaveLength(1);
  expect(again.V[0]).toHaveLength(found.V.length + 1);
  expect(bitsOf([found.V])).toEqual(bitsOf([again.V[0]!.slice(0, found.V.length)]));
  expect(bitsOf(found.spikes)).toEqual(bitsOf(again.spikes));
}

describe("a stretch is, bit for bit, the protocol that is kept of it, pulses included", () => {
  test.each(offered)("%s, %s", (noise, integrator) => {
    fc.assert(
      fc.property(deeds, (list) => {
        const session = new LiveSession(kernel, parametersWith({ noise: noises[noise], integrator }));
        const stretches = new Map<number | undefined, LivePiece[]>();
        const take = (pieces: readonly LivePiece[]): void => {
          for (const piece of pieces) {
            if (!stretches.has(piece.stretch)) stretches.set(piece.stretch, []);
            stretches.get(piece.stretch)!.push(piece);
          }
        };
        for (const deed of [...list, { run: 50 }]) {
          if ("run" in deed) take(session.advance(deed.run));
          else if ("toSpike" in deed) take(session.advanceToSpike(deed.toSpike));
          else if ("level" in deed) session.setParameters({ ...session.parameters, level: deed.level });
          else session.setParameters({ ...session.parameters, neuron: { ...session.parameters.neuron, ...deed.change } });
        }
        const last = Math.max(...[...stretches.keys()].map((number) => number ?? -1));
        if (session.moment.stretchLength > 0) expectKept(session, stretches.get(last)!);
        session.close();
      }),
      { numRuns: 8 },
    );
  });

  test("of a population, whose current may change", () => {
    const session = new LiveSession(kernel, parametersWith({ population: 7, noise: noises["white"], level: 120 }));
    const pieces = [...session.advance(300)];
    session.setParameters({ ...session.parameters, level: 400 });
    pieces.push(...session.advance(500));
    expectKept(session, pieces, 7);
  });

  test("with so many changes of the current that they are kept as one waveform", () => {
    const session = new LiveSession(kernel, parametersWith({ noise: noises["white"] }));
    const pieces: LivePiece[] = [];
    for (let k = 0; k < 60; k++) {
      session.setParameters({ ...session.parameters, level: 100 + ((37 * k) % 150) });
      pieces.push(...session.advance(1 + (k % 17)));
    }
    expect(session.keepAsProtocol({ id: "kept", name: "Kept" }).epochs.map(({ kind }) => kind)).toEqual(["waveform"]);
    expectKept(session, pieces);
  });

  test("in multiples of the rheobase", () => {
    const session = new LiveSession(kernel, parametersWith({ levelUnit: "rheobase", level: 1 }));
    const pieces = [...session.advance(100)];
    session.setParameters({ ...session.parameters, level: 2.1 });
    pieces.push(...session.advance(777));
    expectKept(session, pieces);
  });
});

describe("touches", () => {
  test("take effect at the next step: V goes on from where it was", () => {
    const session = new LiveSession(kernel, parametersWith());
    session.advance(100);
    const { V } = session.moment;
    session.setParameters(parametersWith({ neuron: { ...parametersWith().neuron, tau_m: 5 } }));
    const [piece] = session.advance(10);
    expect([piece!.stretch, piece!.firstStep, piece!.start, piece!.V[0]]).toEqual([1, 0, 10, V]);
    expect(piece!.V[1]! - V).toBeGreaterThan(0);
  });

  test("let a neuron end its rest, in no stretch, and begin at the grid point after it", () => {
    const session = new LiveSession(kernel, parametersWith({ level: 500 }));
    const pieces = session.advanceToSpike(1000);
    const spike = pieces.at(-1)!.spikeTimes[0]!;
    const { time, rest } = session.moment;
    expect(rest).toBeCloseTo(spike + 2 - time, 9);
    session.setParameters({ ...session.parameters, neuron: { ...session.parameters.neuron, V_reset: -65 } });
    const [resting, stretch] = session.advance(40);
    expect([resting!.stretch, stretch!.stretch]).toEqual([undefined, 1]);
    expect(resting!.steps).toBe(Math.ceil(rest / 0.1 - 1e-9));
    expect(new Set([...resting!.V, stretch!.V[0]!])).toEqual(new Set([-65]));
    expect(session.keepAsProtocol({ id: "a", name: "A" }).neuron!.V_init).toBe(-65);
  });

  test("put a neuron whose threshold falls below it just beneath that, from where it fires at once if it is driven", () => {
    const session = new LiveSession(kernel, parametersWith());
    session.advance(150);
    session.setParameters({ ...session.parameters, neuron: { ...session.parameters.neuron, V_th: -58, V_reset: -70 } });
    const [piece] = session.advance(5);
    expect(piece!.V[0]).toBeCloseTo(-58, 10);
    expect(piece!.spikeTimes[0]).toBeLessThan(0.1);
  });

  test("that are no valid parameters leave the ones before in force, and say what is wrong", () => {
    const session = new LiveSession(kernel, parametersWith());
    const wrong = { ...parametersWith(), neuron: { ...parametersWith().neuron, V_reset: -40 } };
    expect(() => session.setParameters(wrong)).toThrow("V_reset");
    expect(session.parameters).toEqual(parametersWith());
  });

  test("carry each neuron of a population on, which a protocol cannot say", () => {
    const session = new LiveSession(kernel, parametersWith({ population: 5, noise: noises["white"] }));
    session.advance(300);
    session.setParameters({ ...session.parameters, neuron: { ...session.parameters.neuron, tau_m: 10 } });
    session.advance(10);
    expect(() => session.keepAsProtocol({ id: "a", name: "A" })).toThrow("Reset");
    session.setParameters({ ...session.parameters, population: 9 });
    const pieces = session.advance(300);
    expectKept(session, pieces, 9);
    session.reset();
    expectKept(session, session.advance(300), 9);
  });

  test("nothing is kept before a step", () => {
    expect(() => new LiveSession(kernel, parametersWith()).keepAsProtocol({ id: "a", name: "A" })).toThrow("nothing to keep");
  });
});

test("a reset repeats what was seen first, noise included", () => {
  const session = new LiveSession(kernel, parametersWith({ noise: noises["white"] }));
  const first = session.advance(500);
  session.setParameters({ ...session.parameters, neuron: { ...session.parameters.neuron, E_L: -61 } });
  session.advance(77);
  session.setParameters({ ...session.parameters, neuron: { ...session.parameters.neuron, E_L: -60 } });
  session.reset();
  expect(session.advance(500)).toEqual(first);
});

describe("spikes without end", () => {
  const neuron = { tau_m: 10, R_m: 100, E_L: -60, V_th: -50, V_reset: -50.0001 };

  test("are cut, and gone on with", () => {
    const session = new LiveSession(kernel, parametersWith({ neuron, level: 500 }));
    const pieces: LivePiece[] = [];
    while (session.moment.time < 2) pieces.push(...session.advance(100));
    expect(pieces.length).toBeGreaterThan(1);
    expectKept(session, pieces);
  });

  test("hold nobody up: other parameters start the neuron anew", () => {
    const session = new LiveSession(kernel, parametersWith({ neuron, level: 1e7 }));
    for (let calls = 0; calls < 10; calls++) expect(session.advance(1)[0]!.steps).toBe(0);
    session.setParameters({ ...session.parameters, level: 0 });
    expect(session.advance(5)[0]).toMatchObject({ steps: 5, stretch: 0 });
    expect(session.moment.time).toBe(0.5);
  });
});

test("the kept protocol is one that the bench reads", () => {
  const session = new LiveSession(kernel, parametersWith({ noise: noises["coloured"] }));
  session.advance(123);
  const plan = planOrThrow(session.keepAsProtocol({ id: "kept", name: "Kept" }), "");
  expect([plan.size, plan.drive(0).duration]).toEqual([1, 12.3]);
});
