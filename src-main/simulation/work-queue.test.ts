import { expect, test } from "vitest";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { WorkQueue, type Assignment } from "./work-queue.ts";

function aQueue(changes: Partial<Protocol>, workers: number): WorkQueue {
  const plan = planOrThrow(aProtocol(changes), "test.rheobase.json /protocols/0");
  return new WorkQueue({ plan, conditions: plan.conditions }, workers);
}

/** 10^7 steps of one neuron: worth sharing. */
const large = { population: 400, dt: 0.004 };

const indicesOf = (assignment: Assignment | undefined): readonly number[] =>
  assignment?.kind === "conditions" ? assignment.conditions.map(({ index }) => index) : [];

function rest(queue: WorkQueue): Assignment[] {
  const taken: Assignment[] = [];
  while (!queue.isEmpty) taken.push(queue.take()!);
  return taken;
}

test("hands out every condition once and in order, in batches that get smaller", () => {
  const taken = rest(aQueue({ trials: 700 }, 2));
  expect(taken.flatMap(indicesOf)).toEqual(Array.from({ length: 700 }, (_, k) => k));
  expect(taken[0]).toMatchObject({ conditions: { length: 87 } });
  expect(taken.at(-1)).toMatchObject({ conditions: { length: 1 } });
});

test("divides short conditions evenly, once it knows that they are short", () => {
  const queue = aQueue({ trials: 100 }, 2);
  const first = queue.take()!;
  expect(indicesOf(first)).toHaveLength(12);
  queue.learn(first, 12 * 0.05);
  expect(rest(queue).map((one) => indicesOf(one).length)).toEqual([44, 22, 11, 6, 3, 1, 1]);
  const slow = aQueue({ trials: 100 }, 2);
  slow.learn(slow.take()!, 12 * 50);
  expect(indicesOf(slow.take())).toHaveLength(11);
});

test("returns a share for every worker of the last large conditions, one condition after the other", () => {
  const taken = rest(aQueue({ ...large, trials: 4 }, 2));
  expect(taken.map(({ kind }) => kind)).toEqual(["conditions", ...Array<string>(3 * 2).fill("share")]);
  expect(taken.flatMap((one) => (one.kind === "share" ? [[one.divided.condition.index, one.share]] : []))).toEqual([
    [1, 0],
    [1, 1],
    [2, 0],
    [2, 1],
    [3, 0],
    [3, 1],
  ]);
});

test("goes on with the next condition once the remaining shares of one are dropped", () => {
  const queue = aQueue({ ...large, trials: 2 }, 2);
  const share = queue.take();
  if (share?.kind !== "share") throw new Error("expected a share");
  queue.drop(share.divided);
  expect(queue.take()).toMatchObject({ kind: "share", share: 0, divided: { condition: { index: 1 } } });
});

test("returned work is next", () => {
  const queue = aQueue({ trials: 20 }, 2);
  const first = queue.take();
  if (first?.kind !== "conditions") throw new Error("expected conditions");
  queue.giveBack(first);
  expect(rest(queue).flatMap(indicesOf)).toEqual(Array.from({ length: 20 }, (_, k) => k));
});

test("drops shares of a failed condition", () => {
  const queue = aQueue({ ...large, trials: 1 }, 2);
  const share = queue.take();
  if (share?.kind !== "share") throw new Error("expected a share");
  queue.drop(share.divided);
  expect(queue.isEmpty).toBe(true);
});

test("clear returns each condition that will not be completed once", () => {
  const queue = aQueue({ ...large, trials: 3 }, 2);
  queue.take();
  expect(queue.clear().map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(queue.take()).toBeUndefined();
});
