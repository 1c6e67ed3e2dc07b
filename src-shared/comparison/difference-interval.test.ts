import fc from "fast-check";
import { expect, test } from "vitest";
import { pairedInterval, welchInterval, type DifferenceInterval } from "./difference-interval.ts";

const near = (value: number, digits: number): unknown => expect.closeTo(value, digits);

test("examples of the documentation", () => {
  expect(welchInterval([1, 2, 3, 4], [2, 4, 6, 8])).toEqual({ value: 2.5, low: near(-1.364167215486197, 7), high: near(6.364167215486197, 7) });
  expect(pairedInterval([1, 2, 3], [2, 4, 6])).toEqual({ value: 2, low: near(-0.4841377117503298, 12), high: near(4.48413771175033, 12) });
});

// Extra hours of sleep under two drugs, ten patients: Student (1908), Biometrika 6:20. R's data set `sleep`; ?t.test has both tests.
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

test("Student's sleep: Welch's interval is R's", () => {
  // R 4: t.test(extra ~ group, data = sleep): df 17.776, -3.3654832 to 0.2054832 for first minus second
  expect(rounded(welchInterval(first, second))).toEqual({ value: 1.58, low: -0.2054832, high: 3.3654832 });
});

test("Student's sleep: the paired interval is R's", () => {
  // R 4: t.test(x, y, paired = TRUE): df 9, -2.4598858 to -0.7001142 for first minus second
  expect(rounded(pairedInterval(first, second))).toEqual({ value: 1.58, low: 0.7001142, high: 2.4598858 });
});

// scipy 1.17.1: ttest_ind(second, first, equal_var=False).confidence_interval()
test.each([
  { title: "samples of three and of five", samples: [[21.1, 22.7, 19.8], [41.7, 40.2, 44.9, 39.6, 43.3]], low: 17.557539626536034, high: 23.922460373463963 },
  { title: "spreads a thousand million apart", samples: [[1, 3], [1e-9, 2e-9, 4e-9]], low: -14.70620473384136, high: 10.706204738508028 },
] as const)("Welch, $title", ({ samples, low, high }) => {
  const found = welchInterval(samples[0], samples[1])!;
  expect(found.low).toBeCloseTo(low, 6);
  expect(found.high).toBeCloseTo(high, 6);
});

const values = (fewest: number) => fc.array(fc.integer({ min: -1000, max: 1000 }).map((n) => n / 8), { minLength: fewest, maxLength: 30 });
const pairs = fc.array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 })), { minLength: 2, maxLength: 30 });
const intervals = [
  ["Welch's", welchInterval, fc.tuple(values(2), values(2))],
  ["the paired", pairedInterval, pairs.map((all) => [all.map(([a]) => a / 8), all.map(([, b]) => b / 8)])],
] as const;

test.each(intervals)("%s interval changes its sign when the samples are swapped", (_, interval, samples) => {
  fc.assert(
    fc.property(samples, ([a = [], b = []]) => {
      const [there, back] = [interval(a, b), interval(b, a)];
      if (there === undefined || back === undefined) return expect(back).toBe(there);
      expect([-back.value, -back.high, -back.low].map(noMinusZero)).toEqual([there.value, there.low, there.high].map(close));
    }),
  );
});

test.each(intervals)("%s interval shifts by a constant added to one sample, and stays if it is added to both", (_, interval, samples) => {
  fc.assert(
    fc.property(samples, fc.integer({ min: -500, max: 500 }), ([a = [], b = []], more) => {
      const found = interval(a, b);
      const add = (sample: readonly number[]) => sample.map((value) => value + more);
      expect(interval(add(a), add(b))).toEqual(found && closeTo(found, 0));
      expect(interval(a, add(b))).toEqual(found && closeTo(found, more));
    }),
  );
});

test.each(intervals)("%s interval is symmetric about its value", (_, interval, samples) => {
  fc.assert(
    fc.property(samples, ([a = [], b = []]) => {
      const found = interval(a, b);
      if (found === undefined) return;
      expect(found.low).toBeLessThanOrEqual(found.value);
      expect(found.value - found.low).toBeCloseTo(found.high - found.value, 9);
    }),
  );
});

test("equal differences of pairs give a paired interval of width 0, and a Welch interval of positive width", () => {
  expect(pairedInterval([1, 5, 9], [3, 7, 11])).toEqual({ value: 2, low: 2, high: 2 });
  const found = welchInterval([1, 5, 9], [3, 7, 11])!;
  expect(found.high - found.low).toBeGreaterThan(10);
});

test("one value, or equal values, give no interval", () => {
  expect(welchInterval([1], [1, 2, 3])).toBeUndefined();
  expect(welchInterval([], [])).toBeUndefined();
  expect(pairedInterval([1], [2])).toBeUndefined();
  expect(welchInterval([2, 2], [5, 5, 5])).toBeUndefined();
  expect(pairedInterval([2, 2], [5, 5])).toBeUndefined();
});

test("if one sample is constant, Welch's degrees of freedom are those of the other", () => {
  // t(0.975, 3) times 1.2909944487358056 / 2
  expect(welchInterval([7, 7], [1, 2, 3, 4])).toEqual({
    value: -4.5,
    low: near(-4.5 - 3.18244630528371 * 0.6454972243679028, 9),
    high: near(-4.5 + 3.18244630528371 * 0.6454972243679028, 9),
  });
});

const noMinusZero = (x: number) => x + 0;
const close = (x: number): unknown => near(x + 0, 7);
const closeTo = ({ value, low, high }: DifferenceInterval, more: number) => ({ value: close(value + more), low: close(low + more), high: close(high + more) });

function rounded(interval: DifferenceInterval | undefined): DifferenceInterval | undefined {
  if (interval === undefined) return undefined;
  const digits = (x: number) => Number(x.toFixed(7));
  return { value: digits(interval.value), low: digits(interval.low), high: digits(interval.high) };
}

test("equal values such as 0.1 give no interval, although their mean is rounded", () => {
  expect(welchInterval([0.1, 0.1, 0.1], [0.7, 0.7, 0.7])).toBeUndefined();
  expect(pairedInterval([0.1, 0.1, 0.1], [0.7, 0.7, 0.7])).toBeUndefined();
});

test("a variance that overflows gives no interval, not NaN", () => {
  expect(welchInterval([1e200, -1e200], [1, 2])).toBeUndefined();
  expect(pairedInterval([1e200, -1e200, 1], [1, 2, 3])).toBeUndefined();
});
