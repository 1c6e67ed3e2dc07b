import fc from "fast-check";
import { expect, test } from "vitest";
import { parseLevels } from "../../src-shared/protocol/level-list.ts";
import { countOfLevels, readLevels, writeLevels } from "./level-list-text.ts";

const read = (text: string) => {
  const reading = readLevels(text, "mV", "/noise/levels");
  return "error" in reading ? reading.error.code : reading.levels;
};

test("levels written into a field parse to the same levels", () => {
  const level = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((x) => !Object.is(x, -0));
  fc.assert(fc.property(fc.array(level, { minLength: 1, maxLength: 8 }), (levels) => {
    expect(read(writeLevels(levels))).toEqual(levels);
  }));
});

test("a range with any signs reads back to the same levels", () => {
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 20 }), (first, step, count) => {
      const range = `${first / 10}:${step / 10}:${(first + step * count) / 10}`;
      const reading = read(writeLevels(range));
      expect(parseLevels(reading)).toEqual(parseLevels(range));
    }),
  );
});

test.each([
  ["0", [0]],
  ["0, 1, 2", [0, 1, 2]],
  ["0,1,2", [0, 1, 2]],
  ["0 1 2", [0, 1, 2]],
  ["0,5; 1; 2,5", [0.5, 1, 2.5]],
  ["0.5, 1", [0.5, 1]],
  ["0, 1,", [0, 1]],
  ["0:0.5:5", "0:0.5:5"],
  ["0 : 0,5 : 5 mV", "0:0.5:5"],
  ["0,5;", [0.5]],
  ["0, 1, 2 mV", [0, 1, 2]],
  ["0 1 2 mV", [0, 1, 2]],
  ["0 mV 1 mV", [0, 1]],
  ["0, 1, 2 V", [0, 1000, 2000]],
  ["0:1:2 V", "0:1000:2000"],
  ["0 mV, 1 V", [0, 1000]],
  ["50 100 150", [50, 100, 150]],
  ["0 100", [0, 100]],
  ["1\u2009000 2\u2009000", [1000, 2000]],
  ["1 000; 2 000", [1000, 2000]],
  ["1/2, 1 / 4, =2*3", [0.5, 0.25, 6]],
  ["1/2 1 / 4", [0.5, 0.25]],
])("%s", (text, levels) => {
  expect(read(text)).toEqual(levels);
});

test.each([
  ["0:0.5", "level-range-open"],
  ["0:0.5:", "level-range-open"],
  ["0:1:2:3", "level-list-unreadable"],
  ["5:1:0", "level-step-wrong"],
  ["0,5", "level-list-ambiguous"],
  ["1,250", "level-list-ambiguous"],
  ["1 000", "level-list-ambiguous"],
  ["1 250", "level-list-ambiguous"],
  ["1 000 2 000", "level-list-ambiguous"],
  ["1,000,000", "level-list-ambiguous"],
  ["0, 1 Hz", "unit-unknown"],
  ["0,5, 1", "level-list-ambiguous"],
  ["0, x", "level-list-unreadable"],
  ["0,, 1", "level-list-unreadable"],
  ["", "number-missing"],
])("%s is refused: %s", (text, code) => {
  expect(read(text)).toBe(code);
});

test("the levels of a range are counted without expanding it", () => {
  expect(countOfLevels("0:0.5:5")).toBe(11);
  expect(countOfLevels([0, 1])).toBe(2);
  expect(countOfLevels("0 to 5")).toBeUndefined();
});
