import fc from "fast-check";
import { expect, test } from "vitest";
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
  value: fc.oneof({ depthSize: "small" }, leaf, fc.array(tie("value"), { maxLength: 4 }), fc.dictionary(fc.string().map((key) => `k${key}`), tie("value"), { maxKeys: 4, noNullPrototype: true })),
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
