import { expect, test } from "vitest";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { groupConditions } from "./condition-groups.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { cancelled, finished, finishedStates, waiting } from "./testing/condition-states.ts";

const planned = (changes: Partial<Protocol>) => planOrThrow(aProtocol(changes), "");
const plan = planned({ sweeps: 2, noise: { kind: "white", levels: [0, 2] }, trials: 3 });
const lost = new BenchError("worker-lost", { where: "", what: "its worker ended.", remedy: "Run it again." });

test("a group takes the trials of its sweep and noise level", () => {
  const states = finishedStates(plan, ({ sweep, noise, trial }) => ({ spikeCount: 100 * sweep + 10 * noise + trial }));
  const { groups } = groupConditions(plan, states, false);
  expect(groups.map(({ condition, statistics }) => [condition, statistics?.values.spikeCount])).toEqual([
    [0, 3],
    [3, 33],
    [6, 303],
    [9, 333],
  ]);
});

test("rate, CV and latency are means over trials with a value; the mean interval is that of all intervals", () => {
  const one = planned({ noise: { kind: "white", levels: [2] }, trials: 3 });
  const states = [
    finished({ rate: 10, spikeCount: 3, cv: 0.5, isiCount: 2, isiMean: 40, firstSpikeLatency: 5, predictedRate: 11, predictedCv: 0.4 }),
    finished({ rate: 16, spikeCount: 5, cv: 0.3, isiCount: 4, isiMean: 10, firstSpikeLatency: 9, predictedRate: 11, predictedCv: 0.4 }),
    finished({ rate: 1, spikeCount: 1 }),
  ];
  const { statistics } = groupConditions(one, states, false).groups[0]!;
  expect(statistics?.rate.mean).toBeCloseTo(9, 12);
  expect(statistics?.rate.ci95).toBeGreaterThan(0);
  expect(statistics?.cv.mean).toBeCloseTo(0.4, 12);
  expect(statistics?.cv.isiCount).toBe(6);
  expect(statistics?.values.isiMean).toBeCloseTo(20, 12);
  expect(statistics?.values.firstSpikeLatency).toBeCloseTo(7, 12);
  expect([statistics?.values.predictedRate, statistics?.values.predictedCv]).toEqual([11, 0.4]);
});

test("a group without noise has a CV, too", () => {
  const one = planned({});
  const { statistics } = groupConditions(one, [finished({ cv: 0.25 })], false).groups[0]!;
  expect(statistics?.cv).toMatchObject({ mean: 0.25 });
});

test("the state of a group follows from its trials", () => {
  const one = planned({ trials: 2 });
  const statusOf = (states: Parameters<typeof groupConditions>[1], isRunning: boolean) => groupConditions(one, states, isRunning).groups[0]!.status;
  const failed = { status: "failed", error: lost } as const;
  expect(statusOf([waiting, waiting], true)).toBe("waiting");
  expect(statusOf([finished({}), waiting], true)).toBe("running");
  expect(statusOf([finished({}), finished({})], true)).toBe("finished");
  expect(statusOf([finished({}), failed], true)).toBe("failed");
  expect(statusOf([finished({}), cancelled], false)).toBe("cancelled");
  expect(statusOf([failed, cancelled], false)).toBe("failed");
});

test("an update rebuilds only the groups whose trials have changed", () => {
  const states = finishedStates(plan).map((state, k) => (k < 4 ? state : waiting));
  const before = groupConditions(plan, states, true);
  const after = groupConditions(plan, states.with(plan.conditionAt({ sweep: 0, noise: 1, trial: 1 })!.index, finished({})), true, before);
  expect(after.groups.map((group, k) => group === before.groups[k])).toEqual([true, false, true, true]);
  expect(after.groups[1]!.finished).toBe(2);
  expect(groupConditions(plan, after.states, true, after)).toBe(after);
});

test("when the run has ended, waiting conditions count as cancelled", () => {
  const before = groupConditions(plan, finishedStates(plan).map(() => cancelled), true);
  expect(groupConditions(plan, before.states, false, before).groups.map(({ status }) => status)).toEqual(["cancelled", "cancelled", "cancelled", "cancelled"]);
});
