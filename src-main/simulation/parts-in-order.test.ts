import fc from "fast-check";
import { expect, test } from "vitest";
import type { SimulatedPart } from "./part-simulation.ts";
import { PartsInOrder } from "./parts-in-order.ts";

const aPart = (from: number, to: number): SimulatedPart => ({
  neurons: { from, to },
  recording: { spikes: { counts: new Uint32Array(to - from), times: new Float64Array() }, traceSamples: 0, traceDigests: "" },
  measures: { rows: new Float64Array(), intervals: new Float64Array() },
  voltage: undefined,
});

test("parts are passed on in the order of their neurons, each as soon as none before it is missing", () => {
  const parts = [aPart(0, 4), aPart(4, 6), aPart(6, 7), aPart(7, 12)];
  fc.assert(
    fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
      const taken: SimulatedPart[] = [];
      const inOrder = new PartsInOrder((part) => taken.push(part));
      shuffled.forEach((part, k) => {
        inOrder.add(part);
        const come = new Set(shuffled.slice(0, k + 1));
        const firstMissing = parts.find((one) => !come.has(one));
        expect(inOrder.passedOn).toBe(firstMissing?.neurons.from ?? 12);
      });
      expect(taken).toEqual(parts);
    }),
  );
});
