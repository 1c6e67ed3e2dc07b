import fc from "fast-check";
import { expect, test } from "vitest";
import { flatTrains } from "../engine/spike-trains.ts";
import { spikesIn } from "./spike-counts.ts";
import { firstSpikesIn, spikesInWindow } from "./spike-windows.ts";
import { spikeTrain } from "./testing/spike-trains.ts";

test("trains in one piece have the spikes and first spikes that each of them has by itself", () => {
  const edge = fc.double({ min: 0, max: 1000, noNaN: true });
  fc.assert(
    fc.property(fc.array(spikeTrain, { maxLength: 5 }), edge, edge, (trains, one, other) => {
      const window = { from: Math.min(one, other), to: Math.max(one, other) };
      const spikes = flatTrains(trains);
      const found = spikesInWindow(spikes, window);
      const expected = trains.map((train) => spikesIn(train, window));
      expect([...found.counts]).toEqual(expected.map(({ length }) => length));
      expect(found.total).toBe(expected.reduce((sum, { length }) => sum + length, 0));
      expect([...firstSpikesIn(spikes, found)]).toEqual(expected.flatMap((train) => [...train.subarray(0, 1)]));
    }),
  );
});
