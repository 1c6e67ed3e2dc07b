import { expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import type { Experiment } from "./experiment-file.ts";
import { experimentNotes } from "./experiment-notes.ts";
import { experimentVersion } from "./experiment-version.ts";

const notesOn = (changes: Partial<Protocol>, more: object = {}) => {
  const experiment: Experiment = { format: "rheobase-experiment", version: experimentVersion, protocols: [aProtocol(changes)], ...more };
  return experimentNotes(experiment, "f.json").map(({ note, place }) => note.line(place));
};

test("a sound experiment with keys of the lab's own has no notes", () => {
  expect(notesOn({ labBook: "page 7", neuron: { ...aProtocol().neuron, animal: "P21" } }, { rig: 3 })).toEqual([]);
});

test("keys that look like misspelt ones are pointed at, wherever they are", () => {
  const notes = notesOn(
    {
      integrater: "euler",
      neuron: { ...aProtocol().neuron, tref: 2 },
      epochs: [{ kind: "step", duration: 1, level: 1, deltalevels: 2 }],
      record: { v: false },
    },
    { note: "x" },
  );
  expect(notes.sort()).toEqual([
    'f.json /note: Nothing reads "note". Did you mean "notes"?',
    'f.json /protocols/0/epochs/0/deltalevels: Nothing reads "deltalevels". Did you mean "deltaLevel"?',
    'f.json /protocols/0/integrater: Nothing reads "integrater". Did you mean "integrator"?',
    'f.json /protocols/0/neuron/tref: Nothing reads "tref". Did you mean "t_ref"?',
    'f.json /protocols/0/record/v: Nothing reads "v". Did you mean "V"?',
  ]);
});

test("a key beside the one it resembles is no misspelling", () => {
  expect(notesOn({ note: "of the lab", notes: "ours" })).toEqual([]);
});

test("notes on a sound protocol have the place of their number", () => {
  const places = notesOn({ neuron: { ...aProtocol().neuron, E_L: -45 }, trials: 3 }).map((line) => line.split(":")[0]);
  expect(places).toEqual(["f.json /protocols/0/neuron/E_L", "f.json /protocols/0/trials"]);
});

test("a protocol with problems has none of its notes: they are judged where it is sound", () => {
  expect(notesOn({ trials: 3, sweeps: 0 })).toEqual([]);
});
