import fc from "fast-check";
import { expect, test } from "vitest";
import { readQuantity, stepped, stepsOf, writeQuantity } from "./quantity-text.ts";

const read = (text: string, unit = "ms", whole = false) => readQuantity(text, { name: "Duration", unit, whole }, "/duration");
const code = (text: string, unit = "ms", whole = false) => {
  const reading = read(text, unit, whole);
  return "error" in reading ? reading.error.code : reading.value;
};
const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((x) => !Object.is(x, -0));

test("the text of a field parses to the same number, signed or not, with or without unit", () => {
  fc.assert(
    fc.property(anyNumber, fc.boolean(), fc.constantFrom("", " ms"), (value, signed, unit) => {
      expect(read(writeQuantity(value, signed) + unit)).toEqual({ value });
    }),
  );
});

test("numbers in JavaScript's notation parse to the same number, also with a decimal comma", () => {
  fc.assert(
    fc.property(anyNumber, (value) => {
      expect(code(String(value))).toBe(value);
      const comma = String(value).replace(".", ",");
      if (!/^-?[1-9]\d{0,2},\d{3}$/.test(comma)) expect(code(comma)).toBe(value);
    }),
  );
});

test("no text throws, and none becomes a number that is not finite", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...Array.from("0123456789.,+-eE \u2212ms")) })), (text) => {
      const reading = read(text);
      if ("value" in reading) expect(Number.isFinite(reading.value)).toBe(true);
      else expect(reading.error.where).toBe("/duration");
    }),
  );
});

test.each([
  ["2e2", 200],
  ["2E+2", 200],
  ["0,5", 0.5],
  [",5", 0.5],
  ["5.", 5],
  ["1 000", 1000],
  ["1\u2009000,25", 1000.25],
  ["1\u202F234\u202F567", 1234567],
  ["\u2212100", -100],
  ["\u201340", -40],
  ["+40", 40],
  ["+ 40", 40],
  ["1,234.5", 1234.5],
  ["1.234,5", 1234.5],
  ["1,000,000", 1000000],
  ["0,125", 0.125],
  ["20 ms", 20],
  ["20ms", 20],
  ["0.2 s", 200],
  ["-0", 0],
  ["1/3", 1 / 3],
  ["=2*3", 6],
  ["=0,5*4 ms", 2],
  ["1/2 s", 500],
  ["=1e3/4", 250],
])("%s is %d", (text, value) => {
  expect(read(text)).toEqual({ value });
});

test.each([
  ["0.2 nA", "pA", 200],
  ["150 MΩ", "MOhm", 150],
  ["0.15 GΩ", "MOhm", 150],
  ["90°", "rad", 1.5707963267949],
  ["1.5 ×", "rheobase", 1.5],
  ["10 cells", "cells", 10],
  ["=2*3 nA", "pA", 6000],
  ["5/2 V/s", "V/s", 2.5],
])("%s in %s is %d", (text, unit, value) => {
  expect(read(text, unit)).toEqual({ value });
});

test.each([
  ["", "number-missing"],
  ["abc", "number-unreadable"],
  ["1 2", "number-unreadable"],
  ["1,2,3", "number-unreadable"],
  ["1-2", "number-unreadable"],
  ["1,250", "number-ambiguous"],
  ["5 mV", "unit-unknown"],
  ["1/2 mV", "unit-unknown"],
  ["1/0", "number-out-of-range"],
  ["=2+", "number-unreadable"],
  ["=x", "number-unreadable"],
  ["1e999", "number-out-of-range"],
  ["1e-999", "number-out-of-range"],
])("%s is refused: %s", (text, refusal) => {
  expect(code(text)).toBe(refusal);
});

test("a count must be whole", () => {
  expect(code("2.5", "", true)).toBe("number-not-whole");
  expect(code("2.0", "", true)).toBe(2);
});

test("a beginning of a number is unfinished, other text is invalid", () => {
  const unfinished = (text: string) => {
    const reading = read(text);
    return "error" in reading && reading.unfinished;
  };
  expect(["", "-", "\u2212", "+", ".", "2e", "2e-", "20 m", "1/", "=", "=2*"].map(unfinished)).toEqual(Array(11).fill(true));
  expect(["abc", "1,250", "5 mV", "--"].map(unfinished)).toEqual(Array(4).fill(false));
});

test("arrow keys step by 1, 10 and 0.1, without rounding errors", () => {
  const press = (key: string, held: Partial<{ shiftKey: boolean; altKey: boolean }> = {}) =>
    stepsOf({ key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...held });
  expect([press("ArrowUp"), press("ArrowDown", { shiftKey: true }), press("ArrowUp", { altKey: true }), press("a")]).toEqual([1, -10, 0.1, undefined]);
  expect(stepped(0.2, 0.1, 1, false)).toBe(0.3);
  expect(stepped(10, 0.1, 1, true)).toBe(11);
  expect(stepped(10, -10, 1, true)).toBe(0);
});
