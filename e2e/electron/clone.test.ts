import { describe, expect, test } from "vitest";
import { cloneFromBytes, cloneToBytes } from "./wire/clone-bytes.ts";

const copyOf = (value: unknown): unknown => cloneFromBytes(cloneToBytes(value));

describe("messages are copied by the structured clone algorithm", () => {
  test("copies every kind of value that it supports", () => {
    const value = {
      nothing: undefined,
      none: null,
      minus: -0,
      not: NaN,
      big: 12n,
      when: new Date(5),
      map: new Map([["a", { b: 1 }]]),
      set: new Set([1, "x"]),
      text: "µ",
      list: [1, undefined, 3],
    };
    expect(copyOf(value)).toEqual(value);
  });

  test("copies typed arrays of every kind; views of one buffer still share a buffer", () => {
    const memory = new ArrayBuffer(32);
    const value = {
      doubles: new Float64Array(memory, 8, 2),
      bytes: new Uint8Array(memory),
      data: new DataView(memory, 4, 4),
      floats: Float32Array.of(1.5, -2),
      bigs: BigInt64Array.of(-1n),
    };
    value.doubles[1] = Math.PI;
    const copy = copyOf(value) as typeof value;
    expect(copy).toEqual(value);
    expect(copy.doubles.buffer).toBe(copy.bytes.buffer);
    expect(copy.doubles.buffer).not.toBe(memory);
    copy.bytes.fill(0);
    expect([...copy.doubles]).toEqual([0, 0]);
    expect(value.doubles[1]).toBe(Math.PI);
  });

  test("does not copy changes made after sending", () => {
    const value = { samples: Float64Array.of(1, 2), inner: { n: 1 } };
    const bytes = cloneToBytes(value);
    value.samples[0] = 99;
    value.inner.n = 99;
    expect(cloneFromBytes(bytes)).toEqual({ samples: Float64Array.of(1, 2), inner: { n: 1 } });
  });

  test("copies cycles and errors, and drops prototypes of classes", () => {
    class Point {
      x = 1;
      get double(): number {
        return 2 * this.x;
      }
    }
    const ring: { self?: unknown } = {};
    ring.self = ring;
    const copy = copyOf({ ring, error: new RangeError("too far"), point: new Point() }) as { ring: { self: unknown }; error: Error; point: object };
    expect(copy.ring.self).toBe(copy.ring);
    expect(copy.error).toMatchObject({ name: "RangeError", message: "too far" });
    expect(copy.point).toEqual({ x: 1 });
    expect(copy.point).not.toBeInstanceOf(Point);
  });

  test.each([
    ["a function", () => 1],
    ["a symbol", Symbol("x")],
    ["a promise", Promise.resolve(1)],
    ["shared memory", new Uint8Array(new SharedArrayBuffer(4))],
  ])("%s is refused", (_, value) => {
    expect(() => cloneToBytes({ value })).toThrow(expect.objectContaining({ name: "DataCloneError" }) as Error);
  });
});
