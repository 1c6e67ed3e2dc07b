import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requireBounded } from "./bounded-frame.ts";

const holes = (length: number): unknown[] => {
  const array: unknown[] = [];
  array.length = length;
  array[length - 1] = 1;
  return array;
};

/** A value with 2 ** levels leaves, which are all the same object. */
const sharedParts = (levels: number): unknown => {
  let part: unknown = "part";
  for (let k = 0; k < levels; k++) part = [part, part];
  return part;
};

const nested = (depth: number): unknown => {
  let value: unknown = 0;
  for (let k = 0; k < depth; k++) value = { value };
  return value;
};

const cycle = (): unknown => {
  const value: Record<string, unknown> = {};
  value["again"] = [value];
  return value;
};

describe("a request is refused at once", () => {
  test.each([
    ["an array of 4 10^9 holes", holes(2 ** 32 - 1), "holes"],
    ["an object that contains itself", cycle(), "too long"],
    ["2^40 parts made of one", sharedParts(40), "too long"],
    ["objects 100,000 deep", nested(100_000), "too deep"],
    ["a Map, which JSON would lose", new Map([[1, 2]]), "not plain"],
    ["a Date, which JSON would change", new Date(0), "not plain"],
  ])("with %s", (_what, value, reason) => {
    expect(() => requireBounded({ kind: "request", args: value })).toThrow(reason);
  });
});

test("every value that JSON can hold passes, also one that holds the same part twice", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      requireBounded({ value, again: value, samples: new Float64Array(3), nothing: undefined });
    }),
  );
});
