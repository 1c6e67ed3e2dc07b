import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { experimentJsonSchema } from "./json-schema.ts";
import { experimentProblems } from "./read-experiment.ts";

test("docs/schema.json is generated from the validator's schema (npm run docs)", () => {
  const published = readFileSync(join(import.meta.dirname, "../../docs/schema.json"), "utf8");
  expect(published).toBe(`${JSON.stringify(experimentJsonSchema(), null, 2)}\n`);
});

test("the schema names units and allows unknown keys", () => {
  const schema = experimentJsonSchema() as unknown as { additionalProperties: unknown; $defs: { neuron: { properties: { tau_m: object }; additionalProperties: unknown } } };
  expect(schema.$defs.neuron.properties.tau_m).toMatchObject({ unit: "ms", description: "membrane time constant" });
  expect(schema.$defs.neuron.additionalProperties).toEqual({});
  expect(schema.additionalProperties).toEqual({});
});

test("docs/file-format.md names every key of the schema", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/file-format.md"), "utf8");
  const keys = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ("properties" in node) for (const key of Object.keys(node.properties as object)) keys.add(key);
    Object.values(node).forEach(collect);
  };
  collect(experimentJsonSchema());
  expect(keys.size).toBeGreaterThan(70);
  expect([...keys].filter((key) => !new RegExp(`[\`"]${key}[\`"]`).test(page))).toEqual([]);
});

test("the example of docs/file-format.md is valid", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/file-format.md"), "utf8");
  const [, example] = /```json\n(.*?)```/s.exec(page)!;
  expect(experimentProblems(example!, "docs/file-format.md")).toEqual([]);
});
