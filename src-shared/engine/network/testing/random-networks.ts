import fc from "fast-check";
import type { CompiledGroup } from "../../../network/compiled-network.ts";
import { seedKey } from "../../../random/stream-key.ts";
import type { ConnectedNetwork } from "../simulate-network.ts";
import { aGroup, aNetwork, synapsesOf, type ProjectionByHand } from "./small-networks.ts";

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const kinds = ["delta", "exponential", "alpha", "conductance"] as const;
type Kind = (typeof kinds)[number];

/** How strong one event is, in the unit of each kind. */
const strength: Readonly<Record<Kind, number>> = { delta: 3, exponential: 400, alpha: 300, conductance: 8 };

const noises = fc.constantFrom<CompiledGroup["noise"]>(
  undefined,
  { kind: "white", levels: [1], frozen: "no", enteredUnit: "mV" },
  { kind: "held", levels: [1], frozen: "no", distribution: "gaussian", unit: "pA", intervalSteps: 3 },
  { kind: "held", levels: [1], frozen: "no", distribution: "uniform", unit: "V/s", intervalSteps: 1 },
);

const column = (size: number, least: number, most: number) =>
  fc.oneof(real(least, most), fc.array(real(least, most), { minLength: size, maxLength: size }).map((values) => Float64Array.from(values)));

const groupOf = (name: string) =>
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom(...kinds)).chain(([size, kind]) =>
    fc
      .record({
        tau_m: column(size, 2, 30),
        V_th: column(size, -56, -50),
        V_init: column(size, -75, -57),
        t_ref: column(size, 0, 3),
        tau: fc.tuple(fc.constantFrom(0.5, 2, 10), fc.constantFrom(0.5, 5)),
        level: real(-200, 1500),
        noise: noises,
        rates: fc.array(fc.tuple(real(0, 40_000), fc.boolean()), { maxLength: 2 }),
        times: fc.array(fc.tuple(fc.nat({ max: size - 1 }), fc.nat({ max: 150 })), { maxLength: 12 }),
      })
      .map(({ tau_m, V_th, V_init, t_ref, tau, level, noise, rates, times }) => {
        const ordered = times.toSorted((a, b) => a[1] - b[1] || a[0] - b[0]);
        return aGroup({
          name,
          size,
          synapses: synapsesOf(kind, ...tau),
          neuron: { tau_m, V_th, V_init, t_ref },
          stimulus: {
            unit: "pA",
            duration: 1e9,
            segments: [
              { kind: "constant", start: 0, end: 4.03, level: level / 2 },
              { kind: "sine", start: 4.03, end: 1e9, level, amplitude: 50, omega: 0.3, phase: 1 },
            ],
          },
          noise,
          noiseLevel: noise?.kind === "white" ? 1 : noise?.kind === "held" && noise.unit === "pA" ? 100 : 0.5,
          poisson: rates.map(([rate, inhibitory], k) => ({
            rate,
            weight: ((inhibitory ? -1 : 1) * strength[kind]) / 20,
            receptor: inhibitory ? (1 as const) : (0 as const),
            streamBase: seedKey(`${name} ${k}`),
          })),
          spikeTimes: [
            {
              neurons: Uint32Array.from(ordered, ([neuron]) => neuron),
              steps: Uint32Array.from(ordered, ([, step]) => step),
              times: Float64Array.from(ordered, ([, step]) => step * 0.1),
              weight: strength[kind],
              receptor: 0 as const,
            },
          ],
        });
      }),
  );

const projectionOf = (groups: readonly CompiledGroup[]) =>
  fc
    .record({
      source: fc.nat({ max: groups.length - 1 }),
      target: fc.nat({ max: groups.length - 1 }),
      inhibitory: fc.boolean(),
      sameWeight: fc.boolean(),
      sameDelay: fc.boolean(),
      delay: fc.integer({ min: 1, max: 6 }),
      doubles: fc.boolean(),
      edges: fc.array(fc.record({ source: fc.nat({ max: 1000 }), target: fc.nat({ max: 1000 }), share: real(0.01, 1), delay: fc.integer({ min: 1, max: 20 }) }), {
        minLength: 1,
        maxLength: 40,
      }),
    })
    .map(({ source, target, inhibitory, sameWeight, sameDelay, delay, doubles, edges }): ProjectionByHand => {
      const sign = inhibitory ? -1 : 1;
      const unit = sign * strength[groups[target]!.synapses.kind];
      return {
        source,
        target,
        receptor: inhibitory ? 1 : 0,
        doubles,
        ...(sameWeight ? { weight: 0.3 * unit } : {}),
        ...(sameDelay ? { delay } : {}),
        edges: edges.map((edge) => ({
          source: edge.source % groups[source]!.size,
          target: edge.target % groups[target]!.size,
          ...(sameWeight ? {} : { weight: edge.share * unit }),
          ...(sameDelay ? {} : { delay: edge.delay }),
        })),
      };
    });

/** Any small network of up to three groups: every kind of synapse, drive and noise, own weights and delays, multapses and autapses. */
export const anyNetwork: fc.Arbitrary<ConnectedNetwork> = fc
  .integer({ min: 1, max: 3 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, k) => groupOf(`group ${k}`))))
  .chain((groups) => fc.tuple(fc.constant(groups), fc.array(projectionOf(groups), { maxLength: 5 }), fc.integer({ min: 1, max: 7 })))
  .map(([groups, projections, recordEvery]) => {
    const size = groups.reduce((sum, group) => sum + group.size, 0);
    return aNetwork(groups, projections, {
      totalSteps: 200,
      recordEvery,
      recorded: Array.from({ length: size }, (_, neuron) => ({ neuron, currents: neuron % 2 === 0 })),
    });
  });
