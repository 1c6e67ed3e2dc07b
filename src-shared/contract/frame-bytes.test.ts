import fc from "fast-check";
import { expect, test } from "vitest";
import { requireBounded } from "./bounded-frame.ts";
import { frameFromBytes, frameToBytes } from "./frame-bytes.ts";

const leaf = fc.oneof(
  fc.double(),
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.array(fc.double()).map((values) => Float64Array.from(values)),
  fc.uint8Array().map((bytes) => new Uint8Array(bytes)),
);
const frame = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.string().map((key) => `k${key}`),
      tie("value"),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

test("a frame comes out of its bytes as it was, to the last bit", () => {
  fc.assert(
    fc.property(frame, (value) => {
      expect(frameFromBytes(frameToBytes(value))).toStrictEqual(value);
    }),
  );
});

test("a part of a typed array carries its part only", () => {
  const part = Float64Array.of(1, 2, 3, 4).subarray(1, 3);
  const bytes = frameToBytes({ part });
  expect(frameFromBytes(bytes)).toEqual({ part: Float64Array.of(2, 3) });
});

test("bytes are read wherever they lie in their buffer", () => {
  const bytes = frameToBytes({ x: Float64Array.of(0.1) });
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  expect(frameFromBytes(shifted.subarray(3))).toEqual({ x: Float64Array.of(0.1) });
  // Node's Buffer shares its memory where a Uint8Array would be copied.
  expect(frameFromBytes(Buffer.from(bytes))).toEqual({ x: Float64Array.of(0.1) });
});

test("whatever the bytes are, they give a frame or an error, and never more than they hold", () => {
  const whole = frameToBytes({ kind: "reply", id: 1, value: [Float64Array.of(1, 2), new Uint8Array(3)] });
  const mutilated = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), fc.nat(whole.length)).map(([at, byte, length]) => {
    const bytes = whole.slice(0, length);
    if (at < length) bytes[at] = byte;
    return bytes;
  });
  fc.assert(
    fc.property(fc.oneof(mutilated, fc.uint8Array().map((bytes) => new Uint8Array(bytes))), (bytes) => {
      try {
        frameFromBytes(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }),
  );
});

test("long lists of numbers travel as doubles, every number to the bit; other long lists as they are", () => {
  const numbers = Array.from({ length: 2000 }, (_, k) => (k % 3 === 0 ? -0 : k / 7));
  numbers[1] = NaN;
  numbers[2] = -Infinity;
  const texts = numbers.map(String);
  const frame = { numbers, again: numbers, mixed: [...numbers.slice(1), null], texts, none: [] };
  const bytes = frameToBytes(frame);
  const read = frameFromBytes(bytes) as typeof frame;
  expect(read).toEqual(frame);
  expect(read.numbers.every((value, k) => Object.is(value, numbers[k]))).toBe(true);
  // What is in a frame twice travels once.
  expect(frameToBytes({ numbers, again: numbers }).length).toBeLessThan(8 * 2000 + 200);
});

/** A frame around devalue's flat form, as an attacker writes it. */
function forged(text: string, arrays = 0): Uint8Array {
  const head = new TextEncoder().encode(text);
  const bytes = new Uint8Array(4 + head.length + arrays);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  return bytes;
}

test.each([
  ["a sparse array of 4 10^9 entries", forged("[[-7,4294967294,0,1],0]")],
  ["a sparse array within an object", forged('[{"a":1},[-7,4294967294]]')],
  ["a number of a million digits", forged(`[["BigInt","${"9".repeat(1e6)}"]]`)],
  ["a regular expression", forged('[["RegExp","(a+)+$"]]')],
  ["a type that every object has", forged('[["constructor",1],0]')],
  ["the same bytes in a thousand arrays", forged(`[[${Array.from({ length: 1000 }, (_, k) => k + 1).join()}]${',["bytes",1001]'.repeat(1000)},[1002,1003],0,1000]`, 1000)],
  ["values nested without end", forged(`[${Array.from({ length: 100_000 }, (_, k) => `[${k + 1}]`).join()},0]`)],
])("%s is no frame", (_what, bytes) => {
  expect(() => frameFromBytes(bytes)).toThrow(Error);
});

test("reading a frame with any text ends soon, in a bounded frame or an error", () => {
  const index = fc.oneof(fc.integer({ min: -8, max: 12 }), fc.constantFrom(4_294_967_294, 2 ** 53, 1e308, -0));
  const tag = fc.constantFrom("doubles", "bytes", "numbers", "Map", "Set", "Date", "Object", "null", "BigInt", "URL", "Float64Array", "ArrayBuffer", "toString", "__proto__");
  const entry = fc.oneof(
    fc.array(index, { maxLength: 6 }),
    fc.tuple(tag, fc.oneof(index, fc.string(), fc.jsonValue())),
    fc.dictionary(fc.oneof(fc.string(), fc.constant("__proto__")), index, { maxKeys: 4 }),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), fc.nat(64), (entries, arrays) => {
      try {
        requireBounded(frameFromBytes(forged(JSON.stringify(entries), arrays)));
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }),
  );
});
