import fc from "fast-check";
import { expect, test } from "vitest";
import { pythonTokens } from "./python-tokens.ts";

test("comments, strings, numbers and keywords are told apart", () => {
  const tokens = pythonTokens('for x in "a # b":  # 3 times\n    V_th1 = -5.5e-3\n').filter(({ kind }) => kind !== "plain");
  expect(tokens.map(({ kind, text }) => `${kind} ${text}`)).toEqual(["keyword for", "keyword in", 'string "a # b"', "comment # 3 times", "number 5.5e-3"]);
});

test("the parts together are the script", () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('"', "'", '"""', "#", "\n", "\\", "def", "1e5"));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const script = pieces.join("");
      expect(pythonTokens(script).map(({ text }) => text).join("")).toBe(script);
    }),
  );
});
