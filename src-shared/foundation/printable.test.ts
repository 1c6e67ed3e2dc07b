import fc from "fast-check";
import { expect, test } from "vitest";
import { printable, printableJson } from "./printable.ts";

const acting = /(?![\t\n])\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const hostile = fc
  .array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\u202e", "\u2066", "\r")), { maxLength: 6 })
  .map((parts) => parts.join(""));

test("printable text has no character that controls a terminal", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(printable(text)).not.toMatch(acting);
    }),
  );
});

test("ordinary names, in any script, are shown as they are", () => {
  for (const name of ["Current steps", "σ = 5 µV", "שלום", "电流\t1\n"]) expect(printable(name)).toBe(name);
});

test("control characters are replaced by symbols", () => {
  expect(printable("\x1b[31mred\x07 \x7f \x9b \u202elaicnanif")).toBe("␛[31mred␇ ␡ <U+009B> <U+202E>laicnanif");
});

test("printable JSON has the same value", () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.jsonValue()), (value) => {
      const text = printableJson(JSON.stringify(value, null, 2));
      expect(text).not.toMatch(acting);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
