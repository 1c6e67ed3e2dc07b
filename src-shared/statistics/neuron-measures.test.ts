import fc from "fast-check";
import { expect, test } from "vitest";
import { flatTrains } from "../engine/spike-trains.ts";
import { coefficientOfVariation, interspikeIntervals, pooledIntervals } from "./interspike-intervals.ts";
import { meanOfDefined } from "./mean-and-sd.ts";
import { MeasuresJoin, meansOverNeurons, measureNeurons } from "./neuron-measures.ts";
import { spikeTrain } from "./testing/spike-trains.ts";

const all = { from: -1, to: Infinity };

test("however neurons are shared out, their intervals and means are the same to the bit: means are over the neurons that have a value", () => {
  fc.assert(
    fc.property(fc.array(spikeTrain, { minLength: 1, maxLength: 8 }), fc.nat(8), (trains, cut) => {
      const join = new MeasuresJoin(trains.length);
      for (const some of [trains.slice(0, cut), trains.slice(cut)]) join.add(measureNeurons(flatTrains(some), all));
      const means = meansOverNeurons(join.finish());
      expect(means).toEqual(meansOverNeurons(measureNeurons(flatTrains(trains), all)));
      expect(means.cv).toBe(meanOfDefined(trains.map((train) => coefficientOfVariation(interspikeIntervals(train)))));
      expect([...join.finish().intervals]).toEqual([...pooledIntervals(trains)]);
      expect(Object.keys(means)).toEqual(["cv", "cv2", "lv", "lvR", "adaptationIndex"]);
    }),
  );
});
