import fc from "fast-check";
import { expect, test } from "vitest";
import { calculated, isCalculation } from "./arithmetic.ts";

const valueOf = (text: string): number | undefined => {
  const result = calculated(text);
  return "value" in result ? result.value : undefined;
};

test.each([
  ["1/3", 1 / 3],
  ["=2*3", 6],
  ["= 70 - 50", 20],
  ["=(70-50)/0,2", 20 / 0.2],
  ["=2+3*4", 14],
  ["=-2*-3", 6],
  ["=8/2/2", 2],
  ["=10-3-2", 5],
  ["2 × 3", 6],
  ["1e3/2", 500],
  ["1÷4", 0.25],
  ["1/0", Infinity],
])("%s is %d", (text, value) => {
  expect(isCalculation(text)).toBe(true);
  expect(valueOf(text)).toBe(value);
});

test("the four operations agree with JavaScript, including precedence", () => {
  const operand = fc.integer({ min: 1, max: 999 }).map((n) => n / 8);
  const operator = fc.constantFrom("+", "-", "*", "/");
  fc.assert(
    fc.property(operand, operator, operand, operator, operand, (a, o, b, p, c) => {
      const high = (sign: string) => sign === "*" || sign === "/";
      const apply = (x: number, sign: string, y: number) => (sign === "+" ? x + y : sign === "-" ? x - y : sign === "*" ? x * y : x / y);
      const expected = !high(o) && high(p) ? apply(a, o, apply(b, p, c)) : apply(apply(a, o, b), p, c);
      expect(valueOf(`=${a}${o}${b} ${p} ${c}`)).toBe(expected);
    }),
  );
});

test("no text throws, and a beginning of a calculation is unfinished", () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...Array.from("0123456789.,+-*/()=e x")) }), (text) => void calculated(`=${text}`)));
  for (const text of ["=", "=2*", "1/", "=(2+3", "=-"]) expect(calculated(text)).toEqual({ unfinished: true });
  for (const text of ["=2)", "=2 3", "=*2", "=a", "1/x"]) expect(calculated(text)).toEqual({ unfinished: false });
});

test("plain numbers, signs and ranges do not count as calculations", () => {
  expect(["20", "-5", "1-2", "2e-3", "1:2:3", "5 V/s", "1.5 ×", "", "abc"].map(isCalculation)).toEqual(Array(9).fill(false));
});
