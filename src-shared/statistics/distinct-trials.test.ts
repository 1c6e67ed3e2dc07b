import { expect, test } from "vitest";
import { trialsAt } from "../comparison/compared-run.ts";
import { compareStatistics } from "../comparison/compare-statistics.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { curvePointsOf } from "./curves.ts";
import { aSummary } from "./testing/summaries.ts";
import { valuesOverTrials } from "./values-over-trials.ts";

const copies = Array.from({ length: 20 }, (_, condition) => aSummary({ condition, isCopy: condition > 0, rate: 18, spikeCount: 9, isiCount: 8 }));

test("copies of a trial count as one trial: SEM, interval and Fano factor are undefined, not 0", () => {
  expect(curvePointsOf(copies).rate).toMatchObject({ trials: 1, mean: 18, sem: undefined, ci95: undefined, fano: undefined, isiCount: 8 });
  expect(valuesOverTrials(copies)).toMatchObject({ spikeCount: 9, rate: 18 });
});

test("if the first trial failed, one of its copies is used", () => {
  expect(curvePointsOf(copies.slice(1)).rate).toMatchObject({ trials: 1, mean: 18 });
});

test("copies give a comparison no interval", () => {
  const runOf = (frozen: "no" | "trials", rates: (trial: number) => number) => {
    const protocol: Protocol = aProtocol({ trials: 20, noise: { kind: "white", levels: [3], frozen }, seed: frozen });
    const plan = planOrThrow(protocol, "test");
    const summaries = copies.map((copy, trial) => ({ ...copy, isCopy: frozen === "trials" && trial > 0, rate: rates(trial) }));
    return { name: frozen, plan, resolved: plan.protocol, summaries };
  };
  const frozen = runOf("trials", () => 18);
  const drawn = runOf("no", (trial) => 18 + (trial % 5));
  expect(trialsAt(frozen, { sweep: 0 })).toHaveLength(1);
  const rate = compareStatistics([frozen, drawn], { sweep: 0 }).find(({ name }) => name === "rate")!;
  expect(rate.runs.map((run) => run?.n)).toEqual([1, 20]);
  expect(rate.differences[1]).toMatchObject({ value: 2, method: undefined });
});
