import fc from "fast-check";
import { expect, test } from "vitest";
import { flatTrains, trainsOf } from "./spike-trains.ts";

const trains = fc.array(fc.array(fc.double({ noNaN: true }), { maxLength: 5 }).map((list) => Float64Array.from(list)), { maxLength: 6 });

test("what was laid flat is the same trains again", () => {
  fc.assert(
    fc.property(trains, (some) => {
      expect(trainsOf(flatTrains(some))).toEqual(some);
    }),
  );
});

test("trains that lie one after the other are not copied", () => {
  fc.assert(
    fc.property(trains, (some) => {
      const apart = trainsOf(flatTrains(some));
      const { times } = flatTrains(apart);
      if (times.length > 0) expect(times.buffer).toBe(apart[0]!.buffer);
    }),
  );
});
