import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isiDistance } from "./isi-distance.ts";
import { schreiberCorrelation } from "./schreiber.ts";
import { spikeDistance } from "./spike-distance.ts";
import { coincidences, synchronisationOf } from "./spike-synchronisation.ts";
import peers from "./testing/peer-distances.json" with { type: "json" };
import { vanRossum } from "./van-rossum.ts";
import { victorPurpura } from "./victor-purpura.ts";

// peer-distances.json: what PySpike and Elephant give, written by peer_distances.py beside it.

const { cost, tau, sigma } = peers;
const [from, to] = peers.window as [number, number];
const window = { from, to };

const measures = {
  isiDistance: (one, other) => isiDistance(one, other, window),
  spikeDistance: (one, other) => spikeDistance(one, other, window),
  spikeSynchronisation: (one, other) => synchronisationOf([coincidences(one, other, window)]),
  victorPurpura: (one, other) => victorPurpura(one, other, cost),
  vanRossum: (one, other) => vanRossum(one, other, tau),
  schreiber: (one, other) => schreiberCorrelation(one, other, sigma) ?? null,
} satisfies Record<string, (one: Float64Array, other: Float64Array) => number | null>;

describe.each(peers.pairs)("$name", (pair) => {
  const [one, other] = pair.trains.map((train) => Float64Array.from(train)) as [Float64Array, Float64Array];

  test.each(Object.keys(measures) as (keyof typeof measures)[])("%s equals the peer's", (name) => {
    const expected = pair[name];
    const [actual, swapped] = [measures[name](one, other), measures[name](other, one)];
    if (expected === null) expect(actual).toBeNull();
    else for (const value of [actual, swapped]) expect(Math.abs(value! - expected)).toBeLessThanOrEqual(1e-9);
  });
});

describe("any two trains", () => {
  const train = fc.uniqueArray(fc.double({ min: from + 1e-3, max: to - 1e-3, noNaN: true }), { maxLength: 30 }).map((times) => Float64Array.from(times).sort());

  test("distances are symmetric and stay in their range, and a train has none to itself", () => {
    fc.assert(
      fc.property(train, train, (one, other) => {
        for (const name of ["isiDistance", "spikeDistance", "spikeSynchronisation"] as const) {
          const value = measures[name](one, other);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
          expect(measures[name](other, one)).toBeCloseTo(value, 9);
        }
        for (const name of ["isiDistance", "spikeDistance", "victorPurpura", "vanRossum"] as const) expect(measures[name](one, one)).toBeCloseTo(0, 6);
        expect(measures.spikeSynchronisation(one, one)).toBe(1);
      }),
    );
  });

  test("Victor-Purpura lies between the difference and the sum of the counts, and obeys the triangle inequality", () => {
    fc.assert(
      fc.property(train, train, train, fc.double({ min: 0, max: 10, noNaN: true }), (one, other, third, cost) => {
        const distance = victorPurpura(one, other, cost);
        expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length) - 1e-9);
        expect(distance).toBeLessThanOrEqual(one.length + other.length);
        expect(distance).toBeLessThanOrEqual(victorPurpura(one, third, cost) + victorPurpura(third, other, cost) + 1e-9);
      }),
    );
  });

  test("Victor-Purpura at no cost counts spikes, at infinite cost those that do not coincide", () => {
    expect(victorPurpura(Float64Array.of(1, 2, 3), Float64Array.of(5), 0)).toBe(2);
    expect(victorPurpura(Float64Array.of(1, 2, 3), Float64Array.of(2, 9), Infinity)).toBe(3);
  });

  test("Schreiber's correlation is 1 for equal trains", () => {
    fc.assert(
      fc.property(train, (one) => {
        if (one.length > 0) expect(schreiberCorrelation(one, one, sigma)).toBeCloseTo(1, 12);
      }),
    );
  });
});
