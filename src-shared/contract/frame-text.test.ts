import fc from "fast-check";
import { expect, test } from "vitest";
import { frameFromBytes, frameToBytes } from "./frame-bytes.ts";
import { requireParsable } from "./frame-text.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** A frame with this text, as a client could send it. */
function frameOf(text: string): Uint8Array {
  const head = bytesOf(text);
  const whole = new Uint8Array(4 + head.length);
  new DataView(whole.buffer).setUint32(0, head.length, true);
  whole.set(head, 4);
  return whole;
}

test.each([
  ["empty arrays", `[${"[],".repeat(2_000_000)}[]]`],
  ["empty objects", `[${"{},".repeat(2_000_000)}{}]`],
  ["arrays in each other", "[".repeat(2_000_001)],
  ["numbers", `[${"1,".repeat(40_000_001)}1]`],
])("more %s than any frame has are refused before they are parsed", (_, text) => {
  expect(() => frameFromBytes(frameOf(text))).toThrow("more values than any frame has");
});

test("brackets and commas inside a string do not count as values, so that a dropped file passes as text", () => {
  const text = '[],{},"\\'.repeat(500_000);
  expect(frameFromBytes(frameToBytes({ text }))).toEqual({ text });
});

test("any JSON passes, whatever characters its strings end in", () => {
  fc.assert(fc.property(fc.json(), (text) => {
      requireParsable(bytesOf(text));
    }));
  for (const text of ['"', '"\\', '"\\"', '["\\\\",', ""]) requireParsable(bytesOf(text));
});
