import fc from "fast-check";
import { expect, test } from "vitest";
import { trainsOf } from "../../src-shared/engine/spike-store.ts";
import { flatTrains, trainsInSharedMemory } from "./flat-trains.ts";

const trains = fc.array(fc.array(fc.double({ noNaN: true }), { maxLength: 5 }).map((list) => Float64Array.from(list)), { maxLength: 6 });

test("what was laid flat is the same trains again", () => {
  fc.assert(
    fc.property(trains, (some) => {
      const { counts, times } = flatTrains(some);
      expect(trainsOf(counts, times)).toEqual(some);
    }),
  );
});

test("trains that lie one after the other are not copied", () => {
  fc.assert(
    fc.property(trains, (some) => {
      const shared = trainsInSharedMemory(some);
      expect(shared).toEqual(some);
      const { times } = flatTrains(shared);
      if (times.length > 0) expect(times.buffer).toBe(shared[0]!.buffer);
    }),
  );
});
