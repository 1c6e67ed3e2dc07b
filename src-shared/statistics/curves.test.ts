import { expect, test } from "vitest";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { cvAgainst, fiCurves, rateAgainst, type Curve } from "./curves.ts";
import { aSummary } from "./testing/summaries.ts";

const plan = planOrThrow(aProtocol({ sweeps: 2, noise: { kind: "white", levels: [0, 2] }, trials: 4 }), "");
const quiet = planOrThrow(aProtocol({ sweeps: 2 }), "");
/** Sweep and noise level of each point. */
const placesOf = ({ points }: Curve) => points.map(({ condition }) => [plan.condition(condition).at[0], plan.settingOf(plan.condition(condition)).noiseLevel]);
const twoLevelsTwoNoises = [0, 1].flatMap((sweep) =>
  [0, 2].flatMap((noiseLevel, noise) =>
    [0, 1, 2, 3].map((trial) =>
      aSummary({
        condition: plan.conditionAt({ sweep, noise, trial })!.index,
        level: 300 - 100 * sweep,
        rate: 10 * sweep + noiseLevel + trial,
        cv: trial === 0 ? undefined : 0.125 * noiseLevel,
        isiCount: 5,
        spikeCount: [2, 4, 4, 6][trial]!,
        predictedRate: 11,
        predictedCv: noiseLevel === 0 ? undefined : 0.25,
      }),
    ),
  ),
);

test("an f-I curve per noise level, its points by ascending level", () => {
  const curves = fiCurves(plan, twoLevelsTwoNoises);
  expect(curves.map((curve) => [placesOf(curve)[0]![1], curve.points.map((point) => point.level)])).toEqual([
    [0, [200, 300]],
    [2, [200, 300]],
  ]);
});

test("without noise there is one f-I curve and none against noise", () => {
  const summaries = [0, 1].map((sweep) => aSummary({ condition: sweep, level: 100 * sweep }));
  expect(fiCurves(quiet, summaries)).toHaveLength(1);
  expect(rateAgainst(quiet, "noise", summaries)).toEqual([]);
});

test("a point is the mean over trials with SEM, Student's 95 % interval, Fano factor and theory", () => {
  const point = fiCurves(plan, twoLevelsTwoNoises)[1]!.points[0]!;
  // rates 12, 13, 14, 15: SD sqrt(5 / 3), SEM SD / 2, t(3) = 3.18244630528371; counts 2, 4, 4, 6
  expect(point).toMatchObject({ condition: 12, level: 200, levelIsConstant: true, trials: 4, mean: 13.5, isiCount: 20, fano: 0.5, predicted: 11 });
  expect(point.sem).toBeCloseTo(Math.sqrt(5 / 3) / 2, 14);
  expect(point.ci95).toBeCloseTo((3.18244630528371 * Math.sqrt(5 / 3)) / 2, 12);
});

test("rate and CV against noise: a curve per sweep, its points by ascending noise", () => {
  const rates = rateAgainst(plan, "noise", [...twoLevelsTwoNoises].reverse());
  expect(rates.map((curve) => [placesOf(curve)[0]![0], curve.points.map((point, k) => [placesOf(curve)[k]![1], point.mean])])).toEqual([
    [0, [[0, 1.5], [2, 3.5]]],
    [1, [[0, 11.5], [2, 13.5]]],
  ]);
});

test("a trial without a CV does not count in its mean", () => {
  const point = cvAgainst(plan, "noise", twoLevelsTwoNoises)[0]!.points[1]!;
  expect(point).toMatchObject({ trials: 3, mean: 0.25, predicted: 0.25 });
});

test("one trial gives a mean without an interval, no trial gives neither", () => {
  const one = fiCurves(quiet, [aSummary({ rate: 7 })])[0]!.points[0]!;
  expect(one).toMatchObject({ trials: 1, mean: 7, sem: undefined, ci95: undefined, fano: undefined });
  const none = cvAgainst(plan, "noise", [aSummary({ cv: undefined })])[0]!.points[0]!;
  expect(none).toMatchObject({ trials: 0, mean: undefined, sem: undefined, ci95: undefined });
});
