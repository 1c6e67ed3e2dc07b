import fc from "fast-check";
import { expect, test } from "vitest";
import { absorb, bitsOfNumber, mix64, seedKey, streamState } from "./stream-key.ts";

const hex = (seed: string) => `${seedKey(seed).first.toString(16)} ${seedKey(seed).second.toString(16)}`;

test("different seed texts give different keys, whatever their script or length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
      fc.pre(a !== b);
      // Different lone surrogates have equal bytes in UTF-8; fast-check's graphemes contain none.
      expect(hex(a)).not.toBe(hex(b));
    }),
  );
});

// Texts that seedrandom alone would treat as equal: it takes characters modulo 256, and repeats a text until it fills its table.
test.each([
  ["a", "aa"],
  ["ab", "abab"],
  ["", "\0"],
  ["\u0161", "a"],
  ["é", "\u01e9"],
  ["1:a", "a"],
  ["x".repeat(256), "x".repeat(257)],
])("%j and %j are different seeds", (a, b) => {
  expect(hex(a)).not.toBe(hex(b));
});

test("the key of a seed never changes", () => {
  // Made by this program. A changed key changes every result with noise, of every user.
  expect(hex("rheobase")).toMatchInlineSnapshot(`"aa52ab9d33a28308 4f41e901f7ffafa2"`);
});

test("mix64 is SplitMix64's finaliser", () => {
  // First outputs of SplitMix64 from state 0: Vigna's splitmix64.c
  expect(mix64(0x9e3779b97f4a7c15n)).toBe(0xe220a8397b1dcdafn);
  expect(mix64(2n * 0x9e3779b97f4a7c15n)).toBe(0x6e789e6aa1b965f4n);
});

test("the key depends on the order of words, and -0 counts as 0", () => {
  const key = seedKey("order");
  expect(absorb(absorb(key, 1n), 2n)).not.toEqual(absorb(absorb(key, 2n), 1n));
  expect(bitsOfNumber(-0)).toBe(bitsOfNumber(0));
  expect(bitsOfNumber(1)).toBe(0x3ff0000000000000n);
});

test("neighbouring neurons, sweeps and purposes share no state word", () => {
  const seen = new Set<bigint>();
  let words = 0;
  for (let sweep = 0n; sweep < 10n; sweep++) {
    const base = absorb(seedKey("neighbours"), sweep);
    for (let neuron = 0; neuron < 100; neuron++) {
      for (const purpose of [1n, 2n, 3n]) {
        for (const word of streamState(base, neuron, purpose)) {
          seen.add(word);
          words++;
        }
      }
    }
  }
  expect(seen.size).toBe(words);
});
