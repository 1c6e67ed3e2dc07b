import fc from "fast-check";
import { expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import type { Experiment } from "./experiment-file.ts";
import { experimentVersion } from "./experiment-version.ts";
import { deepestNesting } from "./json-text.ts";
import { readExperiment } from "./read-experiment.ts";
import { unknownKeys } from "./unknown-keys.ts";
import { writeExperiment } from "./write-experiment.ts";

const anExperiment = (changes: Partial<Protocol>, more: object = {}): Experiment => ({
  ...{ format: "rheobase-experiment", version: experimentVersion, protocols: [aProtocol(changes)] },
  ...more,
});
const notesOn = (changes: Partial<Protocol>, more: object = {}) => unknownKeys(anExperiment(changes, more)).map((note) => note.line("f.json "));
const withKey = (changes: object) => changes as Partial<Protocol>;

test("a note on a misspelt key suggests the known key, at any depth", () => {
  const misspelt = {
    integrater: "euler",
    neuron: { ...aProtocol().neuron, tref: 2 },
    epochs: [{ kind: "step", duration: 1, level: 1, deltalevels: 2 }],
    record: { v: false },
  };
  expect(notesOn(withKey(misspelt), { note: "x" }).sort()).toEqual([
    'f.json /note: Nothing reads "note". Did you mean "notes"?',
    'f.json /protocols/0/epochs/0/deltalevels: Nothing reads "deltalevels". Did you mean "deltaLevel"?',
    'f.json /protocols/0/integrater: Nothing reads "integrater". Did you mean "integrator"?',
    'f.json /protocols/0/neuron/tref: Nothing reads "tref". Did you mean "t_ref"?',
    'f.json /protocols/0/record/v: Nothing reads "v". Did you mean "V"?',
  ]);
});

test("a note on any other unknown key lists the known keys there", () => {
  expect(notesOn(withKey({ record: { traces: false } }))).toEqual(['f.json /protocols/0/record/traces: Nothing reads "traces". Read there: V, every, neurons.']);
  expect(notesOn({}, { note: "of the lab", notes: "ours" })).toEqual([
    'f.json /note: Nothing reads "note". Read there: format, version, name, notes, citation, protocols, runs.',
  ]);
  expect(notesOn({})).toEqual([]);
});

test("of very many unknown keys the first 20 are named, and the others counted", () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, k) => [`key number ${k}`, k]));
  const notes = notesOn({}, many);
  expect([notes.length, notes.at(-1)]).toEqual([21, "f.json: Nothing reads 80 more of its keys. They are kept in the file."]);
});

test("an unknown key of any name, at any depth, is named once and stays in the file", () => {
  const name = fc.string({ minLength: 1 }).map((text) => `x ${text}`);
  const value = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(name, value, fc.constantFrom("file", "protocol", "neuron", "epoch"), (key, field, place) => {
      const own = { [key]: field };
      const { neuron, epochs } = aProtocol();
      const protocol = {
        file: {},
        protocol: own,
        neuron: { neuron: { ...neuron, ...own } },
        epoch: { epochs: [{ ...epochs[0]!, ...own }] },
      }[place];
      const experiment = anExperiment(withKey(protocol), place === "file" ? own : {});
      expect(notesOn(withKey(protocol), place === "file" ? own : {})).toEqual([expect.stringContaining(`Nothing reads "${key}".`)]);
      expect(readExperiment(writeExperiment(experiment), "f.json")).toEqual(experiment);
    }),
  );
});

test("a file that opens can be saved again; a file nested too deeply is rejected", () => {
  const nested = (depth: number) => JSON.stringify(anExperiment({})).replace('"protocols"', `"deep": ${"[".repeat(depth)}${"]".repeat(depth)}, "protocols"`);
  const deepest = readExperiment(nested(deepestNesting), "f.json");
  expect(readExperiment(writeExperiment(deepest), "f.json")).toEqual(deepest);
  for (const depth of [deepestNesting + 1, 3000, 100_000]) {
    expect(() => readExperiment(nested(depth), "f.json")).toThrow(expect.objectContaining({ code: "not-json", what: expect.stringContaining("nested too deeply") as string }));
  }
});
