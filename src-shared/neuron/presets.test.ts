import { expect, test } from "vitest";
import { schemaProblems } from "../errors/schema-problems.ts";
import { valueOrThrow } from "../foundation/parsed.ts";
import { firesOnItsOwn } from "./derived.ts";
import { neuronSchema } from "./lif-parameters.ts";
import { presets } from "./presets.ts";
import { readNeuron } from "./read-neuron.ts";

test("every preset is a valid neuron with a unique name and source", () => {
  for (const { id, name, source, neuron } of presets) {
    expect(schemaProblems(neuronSchema, neuron, id)).toEqual([]);
    expect(readNeuron(neuron, id).problems).toEqual([]);
    expect(source).toMatch(/NEST|PyNN|neurodynex3|Neuromatch|Brian|\(\d{4}\)/);
    expect(name).not.toBe("");
  }
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
});

test("the properties that the sources state follow from the parameters", () => {
  const membrane = (id: string) => valueOrThrow(readNeuron(presets.find((preset) => preset.id === id)!.neuron, id));
  // Wang (2002): time constants of 20 ms (pyramidal cells) and 10 ms (interneurons).
  expect(membrane("wang-2002-pyramidal").tau_m).toBe(20);
  expect(membrane("wang-2002-interneuron").tau_m).toBe(10);
  // NEST has no parameter R_m: it follows from 10 ms / 250 pF.
  expect(membrane("nest-iaf-psc").R_m).toBe(40);
  // PyNN's IF_curr_*: 20 ms / 1 nF.
  expect(membrane("pynn-if-curr").R_m).toBe(20);
  expect(presets.filter(({ neuron }) => firesOnItsOwn(valueOrThrow(readNeuron(neuron, "")))).map(({ id }) => id)).toEqual(["brian-cuba"]);
});
