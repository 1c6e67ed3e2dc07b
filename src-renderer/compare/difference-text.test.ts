import { expect, test } from "vitest";
import type { StatisticRow } from "../../src-shared/comparison/compare-statistics.ts";
import { comparisonText, differenceText, intervalText, methodOf, percentText, prominentFirst, statisticTitle, trialsText, valueText } from "./difference-text.ts";

const rate: StatisticRow = {
  name: "rate", title: "Rate", unit: "Hz",
  runs: [{ mean: 21.15, sd: 1.694, n: 20 }, { mean: 41.7, sd: 2.3, n: 20 }],
  differences: [undefined, { value: 20.55, relative: 20.55 / 21.15, interval: { low: 19.25, high: 21.85 }, method: "paired", pairs: 20 }],
};
const cv: StatisticRow = {
  name: "cv", title: "CV of intervals", unit: undefined,
  runs: [{ mean: 0.363, sd: 0.0641, n: 20 }, { mean: 0.311, sd: undefined, n: 1 }],
  differences: [undefined, { value: -0.052, relative: -0.1433, method: undefined }],
};
const latency: StatisticRow = {
  name: "latency",
  title: "First-spike latency",
  unit: "ms",
  runs: [undefined, { mean: 25.94, sd: 7.86, n: 20 }],
  differences: [undefined, undefined],
};

test("numbers of a row share a precision, and have true minus signs; differences have a sign", () => {
  expect([statisticTitle(rate), statisticTitle(cv)]).toEqual(["Rate, Hz", "CV of intervals"]);
  expect([valueText(rate, 21.15), valueText(cv, 0.363), valueText(rate, undefined), valueText(rate, -0.001)]).toEqual(["21.15", "0.363", "", "0.00"]);
  expect([differenceText(rate, 20.55), differenceText(cv, -0.052), differenceText(rate, 0)]).toEqual(["+20.55", "−0.052", "0.00"]);
  expect(intervalText(cv, { low: -0.09, high: 0.0144 })).toBe("−0.090 to +0.014");
  expect(intervalText(cv, undefined)).toBe("");
});

test("percentages are whole, have one decimal if small, and are missing without a ratio", () => {
  expect([0.9716, -0.5005, -0.0731, 0, undefined, Infinity].map(percentText)).toEqual(["+97", "−50", "−7.3", "0.0", "", ""]);
});

test("the method is shown for each run", () => {
  expect(methodOf([rate, cv, latency], 1)).toBe("paired");
  expect(methodOf([cv], 1)).toBeUndefined();
  const welch: StatisticRow = { ...rate, differences: [undefined, { ...rate.differences[1]!, method: "welch" }] };
  expect(methodOf([welch], 1)).toBe("Welch");
  expect(methodOf([welch, rate], 1)).toBe("paired or Welch");
});

test("the number of trials is shown", () => {
  expect([[20, 20], [20, 10], [1, 1], [20, 0, 3], [20]].map(trialsText)).toEqual([
    "20 trials each",
    "20 and 10 trials",
    "one trial each, so no intervals",
    "20, 0 and 3 trials",
    "20 trials",
  ]);
});

test("preferred statistics come first, the others in their order", () => {
  const rows = ["spike_count", "cv2", "cv", "rate"].map((name) => ({ ...rate, name }));
  expect(prominentFirst(rows).map(({ name }) => name)).toEqual(["rate", "cv", "spike_count", "cv2"]);
});

test("the copied text has all digits, empty cells for missing values, and the method", () => {
  const lines = comparisonText([rate, latency], [{ letter: "A" }, { letter: "B" }]).split("\n").map((line) => line.split("\t"));
  expect(lines[0]).toEqual(["Statistic", "A mean", "A SD", "A n", "B mean", "B SD", "B n", "B - A", "95 % CI low", "95 % CI high", "%", "Method"]);
  expect(lines[1]).toEqual(["Rate, Hz", "21.15", "1.694", "20", "41.7", "2.3", "20", "20.55", "19.25", "21.85", String((100 * 20.55) / 21.15), "paired"]);
  expect(lines[2]).toEqual(["First-spike latency, ms", "", "", "", "25.94", "7.86", "20", "", "", "", "", ""]);
});
