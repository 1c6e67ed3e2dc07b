import fc from "fast-check";
import { expect, test } from "vitest";
import { inSweepText, pyComment, pyNumber, pyString, seedNumber } from "./python-text.ts";

test("a string literal of any text stays on one line, and no character of the text ends it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const literal = pyString(text);
      expect(literal).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(literal).toMatch(/^"(?:[^"\\]|\\.)*"$/u);
    }),
  );
  expect(pyString('a "b" \\ \n\t\u202e\u{e0001}\ud800')).toBe('"a \\"b\\" \\\\ \\n\\t\\u202e\\U000e0001\\ufffd"');
});

test("a comment of any text is one line", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(pyComment(text)).toMatch(/^#[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u);
    }),
  );
});

test("Python reads every number back to the same bits; a value that changes by sweep becomes a formula", () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => Object.is(Number(pyNumber(value)), value)));
  expect([inSweepText(100, 50), inSweepText(100, -50), inSweepText(0, 2), inSweepText(7, 0), inSweepText(7, undefined)]).toEqual([
    "100 + 50 * sweep",
    "100 - 50 * sweep",
    "2 * sweep",
    "7",
    "7",
  ]);
  expect(seedNumber("rheobase")).toBe(seedNumber("rheobase"));
  expect(seedNumber("kite")).not.toBe(seedNumber("rheobase"));
});
