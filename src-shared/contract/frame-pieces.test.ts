import fc from "fast-check";
import { expect, test } from "vitest";
import { frameToBytes } from "./frame-bytes.ts";
import { FramePieces, piecesOf } from "./frame-pieces.ts";

/** Bytes that reveal a lost or moved byte. */
const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, k) => (k * 31 + (k >> 8)) & 255);

test("frames of any length arrive as they were sent, one after the other", () => {
  const length = fc.oneof(fc.integer({ min: 5, max: 300 }), fc.constantFrom(262_143, 262_144, 262_145, 524_288, 524_289, 900_000));
  fc.assert(
    fc.property(fc.array(length, { minLength: 1, maxLength: 4 }), (lengths) => {
      const joining = new FramePieces(1e6);
      const frames = lengths.map((one) => bytesOf(one));
      const arrived = frames.flatMap(piecesOf).flatMap((piece) => joining.add(piece) ?? []);
      expect(arrived.map((frame) => frame.length)).toEqual(lengths);
      // toEqual would compare a million numbers one by one.
      expect(arrived.every((frame, k) => Buffer.compare(frame, frames[k]!) === 0)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test("a short frame is sent as it is, a long one in pieces of a quarter of a megabyte", () => {
  const short = frameToBytes({ kind: "event" });
  expect(piecesOf(short)).toEqual([short]);
  expect(piecesOf(bytesOf(600_000)).map((piece) => piece.length)).toEqual([262_149, 262_149, 75_717]);
});

test("pieces beyond the limit, an empty piece and a frame between pieces throw RangeError", () => {
  const [piece] = piecesOf(bytesOf(600_000));
  const endless = new FramePieces(1e6);
  expect(() => {
    for (let k = 0; k < 10; k++) endless.add(piece!);
  }).toThrow(RangeError);
  expect(() => new FramePieces(1e6).add(piece!.subarray(0, 5))).toThrow(RangeError);
  const begun = new FramePieces(1e6);
  begun.add(piece!);
  expect(() => begun.add(frameToBytes("between"))).toThrow(RangeError);
});

test("any message throws RangeError or nothing, and no frame exceeds the limit", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 20 })), (messages) => {
      const joining = new FramePieces(100);
      for (const message of messages) {
        try {
          expect((joining.add(message) ?? message).length).toBeLessThanOrEqual(100);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }
    }),
  );
});
