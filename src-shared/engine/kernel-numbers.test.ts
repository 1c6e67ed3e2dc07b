import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { conditionNumbers, laneNumbers, segmentNumbers, writeNumbers } from "./kernel-numbers.ts";
import { inputOf } from "./testing/kernel-inputs.ts";

const assembly = readFileSync(join(import.meta.dirname, "assembly/numbers.ts"), "utf8");

function fieldsOf(className: string): { name: string; type: string }[] {
  const body = new RegExp(`class ${className} \\{(.*?)\\n\\}`, "s").exec(assembly)![1]!;
  return Array.from(body.matchAll(/^ {2}(\w+): (\w+);$/gm), ([, name, type]) => ({ name: name!, type: type! }));
}

test.each([
  ["ConditionNumbers", conditionNumbers],
  ["SegmentNumbers", segmentNumbers],
  ["LaneNumbers", laneNumbers],
])("the host writes the fields of the kernel's %s in their order", (className, numbers) => {
  expect(Object.keys(numbers)).toEqual(fieldsOf(className).map(({ name }) => name));
});

test("a u64 field is written as a bigint, every other field as a number", () => {
  const input = inputOf([{ kind: "constant", start: 0, end: 10, level: 200 }], { noise: undefined, noiseLevel: 0 }, "exact");
  for (const { name, type } of fieldsOf("ConditionNumbers")) {
    const value = conditionNumbers[name as keyof typeof conditionNumbers]({ input, samplesPerLane: 16 });
    expect(typeof value, name).toBe(type === "u64" ? "bigint" : "number");
  }
  const memory = new ArrayBuffer(64);
  writeNumbers(memory, 16, { half: () => 0.5, word: (k: bigint) => k }, [1n, 2n ** 64n - 1n]);
  expect(new Float64Array(memory)[2]).toBe(0.5);
  expect(Array.from(new BigUint64Array(memory, 24, 3))).toEqual([1n, 0x3fe0000000000000n, 2n ** 64n - 1n]);
});
