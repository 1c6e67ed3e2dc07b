import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { experimentJsonSchema } from "./json-schema.ts";

test("docs/schema.json is the schema of the validator (npm run docs)", () => {
  const published = readFileSync(join(import.meta.dirname, "../../docs/schema.json"), "utf8");
  expect(published).toBe(`${JSON.stringify(experimentJsonSchema(), null, 2)}\n`);
});

test("the schema names units and keeps the keys that it does not know", () => {
  const schema = experimentJsonSchema() as unknown as { additionalProperties: unknown; $defs: { neuron: { properties: { tau_m: object }; additionalProperties: unknown } } };
  expect(schema.$defs.neuron.properties.tau_m).toMatchObject({ unit: "ms", description: "membrane time constant" });
  expect(schema.$defs.neuron.additionalProperties).toEqual({});
  expect(schema.additionalProperties).toEqual({});
});
