import { MessageChannel } from "node:worker_threads";
import { expect, test } from "vitest";
import type { Kernel } from "../../src-shared/engine/kernel.ts";
import { loadWasmKernel } from "../../src-shared/engine/wasm-kernel.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { PartLines } from "./part-lines.ts";
import { simulateAndSummarise } from "./simulate-and-summarise.ts";
import { TraceSlots } from "./trace-slots.ts";
import { WorkerControl } from "./worker-control.ts";
import type { FromWorker } from "./worker-messages.ts";
import { WorkerTasks } from "./worker-tasks.ts";

/** What a population costs, counted rather than timed. */
interface Cost {
  /** most neurons that the kernel holds at a time: its memory */
  lanesAtOnce: number;
  /** times that the kernel takes a neuron up: between two of them its state has left the processor's cache */
  visits: number;
  /** arrays of samples that are made */
  arrays: number;
  /** blocks of traces that are handed to the pool */
  blocks: number;
  /** of the condition, as it was told */
  readonly fractions: number[];
}

/** Simulate white noise of 140 ms in one population by the tasks of a worker, and count. */
function costOf(population: number, recordV: boolean): Cost {
  const cost: Cost = { lanesAtOnce: 0, visits: 0, arrays: 0, blocks: 0, fractions: [] };
  const changes: Partial<Protocol> = { population, dt: 0.1, noise: { kind: "white", levels: [5] }, epochs: [{ kind: "step", duration: 140, level: 180 }], record: { V: recordV } };
  const plan = planOrThrow(aProtocol(changes), "test.rheobase.json /protocols/0");
  const control = new WorkerControl();
  const hear = (message: FromWorker): void => {
    if (message.kind === "progress") cost.fractions.push(message.fraction);
    if (message.kind === "failed") throw new Error(message.error.what);
  };
  const slots = new TraceSlots(control, (_, { slot }) => {
    cost.blocks++;
    control.releaseSlot(slot);
  });
  let now = 0;
  const tasks = new WorkerTasks(plan, {
    simulation: simulateAndSummarise(counting(loadWasmKernel(), cost)),
    control,
    slots,
    lines: new PartLines(new MessageChannel().port1),
    post: (messages) => messages.forEach(hear),
    // Every look at the clock finds that it is time to say something.
    now: () => (now += 1000),
  });
  tasks.perform({ kind: "conditions", conditions: [plan.condition(0)] });
  return cost;
}

function counting(kernel: Kernel, cost: Cost): Kernel {
  return {
    start(input) {
      const run = kernel.start(input);
      cost.lanesAtOnce = Math.max(cost.lanesAtOnce, input.lanes.length);
      return {
        totalSteps: run.totalSteps,
        advance(until, budget) {
          const output = run.advance(until, budget);
          cost.visits += input.lanes.length;
          cost.arrays += output.V.length;
          return output;
        },
        close: () => run.close(),
      };
    },
  };
}

test.each([false, true])("a neuron costs the same in a population of 8,192 as in one of 1,024 (V recorded: %s)", (recordV) => {
  const [small, large] = [costOf(1024, recordV), costOf(8192, recordV)];
  expect(large.lanesAtOnce).toBe(small.lanesAtOnce);
  for (const what of ["visits", "arrays", "blocks"] as const) expect(large[what], what).toBeLessThanOrEqual(8 * small[what]);
  expect(large.visits).toBeLessThanOrEqual(4 * 8192);
});

test("progress is reported even for short sweeps of a large population", () => {
  const { fractions } = costOf(8192, false);
  expect(fractions.length).toBeGreaterThanOrEqual(8192 / 256);
  expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
  expect(fractions.at(-1)).toBe(1);
});
