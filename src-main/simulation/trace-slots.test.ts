import fc from "fast-check";
import { expect, test } from "vitest";
import { blockIn, TraceSlots, type SlottedBlock } from "./trace-slots.ts";
import { WorkerControl } from "./worker-control.ts";

/** Slots whose blocks the test takes, reading them first. */
function someSlots() {
  const control = new WorkerControl();
  const sent: { index: number; block: SlottedBlock }[] = [];
  return { control, sent, slots: new TraceSlots(control, (index, block) => void sent.push({ index, block })) };
}

const value = (neuron: number, sample: number): number => neuron * 1e7 + sample;
const blockOf = (neurons: number, firstSample: number, samples: number) => ({
  firstNeuron: 3,
  firstSample,
  V: Array.from({ length: neurons }, (_, neuron) => Float64Array.from({ length: samples }, (__, k) => value(neuron, firstSample + k))),
});

test("samples arrive unchanged and in order, and all blocks but the last fill their slot", () => {
  const shape = fc.record({ neurons: fc.integer({ min: 1, max: 5 }), lengths: fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 15 }) });
  fc.assert(
    fc.property(shape, ({ neurons, lengths }) => {
      const { control, sent, slots } = someSlots();
      let [samples, received, last] = [0, 0, 0];
      const take = (): void => {
        for (const { index, block } of sent.splice(0)) {
          const { firstNeuron, firstSample, V } = blockIn(block);
          expect([index, firstNeuron]).toEqual([7, 3]);
          expect(firstSample).toBe(received);
          expect(V).toHaveLength(neurons);
          for (const [neuron, of] of V.entries()) expect([of[0], of.at(-1)]).toEqual([value(neuron, received), value(neuron, received + of.length - 1)]);
          last = block.samples;
          received += block.samples;
          control.releaseSlot(block.slot);
        }
      };
      for (const length of lengths) {
        slots.add(7, blockOf(neurons, samples, length));
        samples += length;
        take();
      }
      expect(received % Math.floor(262_144 / neurons)).toBe(0);
      slots.flush();
      take();
      expect(received).toBe(samples);
      expect(last).toBeLessThanOrEqual(262_144 / neurons);
    }),
    { numRuns: 30 },
  );
});

test("more neurons than a slot has numbers get larger slots", () => {
  const { control, sent, slots } = someSlots();
  slots.add(0, blockOf(300_000, 0, 2));
  expect(sent.map(({ block }) => block.samples)).toEqual([1, 1]);
  expect(blockIn(sent[1]!.block).V[299_999]).toEqual(Float64Array.of(value(299_999, 1)));
  for (const { block } of sent) control.releaseSlot(block.slot);
});

test("a dropped block is not sent, and its slot is free again", () => {
  const { sent, slots } = someSlots();
  for (let k = 0; k < 10; k++) {
    slots.add(k, blockOf(1, 0, 10));
    slots.drop();
  }
  slots.flush();
  expect(sent).toEqual([]);
});

test("once cancelled, nothing waits for a slot", () => {
  const { control, sent, slots } = someSlots();
  for (let k = 0; k < 4; k++) slots.add(0, blockOf(1, k * 262_144, 262_144));
  expect(sent).toHaveLength(4);
  control.cancel();
  slots.add(0, blockOf(1, 4 * 262_144, 10));
  slots.flush();
  expect(sent).toHaveLength(4);
});
