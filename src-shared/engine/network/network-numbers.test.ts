import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { givenNumbers, groupNumbers, networkNumbers, poissonNumbers, unitNumbers } from "./network-numbers.ts";

const assembly = readFileSync(join(import.meta.dirname, "../assembly/network/numbers.ts"), "utf8");

function fieldsOf(className: string): string[] {
  const body = new RegExp(`class ${className} \\{(.*?)\\n\\}`, "s").exec(assembly)![1]!;
  return Array.from(body.matchAll(/^ {2}(\w+): \w+;$/gm), ([, name]) => name!);
}

test.each([
  ["GroupNumbers", groupNumbers],
  ["PoissonNumbers", poissonNumbers],
  ["GivenNumbers", givenNumbers],
  ["UnitNumbers", unitNumbers],
  ["NetworkNumbers", networkNumbers],
])("the host writes what the kernel of networks reads as %s, in its order", (className, numbers) => {
  expect(Object.keys(numbers)).toEqual(fieldsOf(className));
});
