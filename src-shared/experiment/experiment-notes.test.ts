import { expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import type { Experiment } from "./experiment-file.ts";
import { experimentNotes } from "./experiment-notes.ts";
import { experimentVersion } from "./experiment-version.ts";

const notesOn = (changes: Partial<Protocol>, more: object = {}) => {
  const experiment: Experiment = { format: "rheobase-experiment", version: experimentVersion, protocols: [aProtocol(changes)], ...more };
  return experimentNotes(experiment, "f.json");
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
    'f.json /note: nothing reads "note"; did you mean "notes"?',
    'f.json /protocols/0/epochs/0/deltalevels: nothing reads "deltalevels"; did you mean "deltaLevel"?',
    'f.json /protocols/0/integrater: nothing reads "integrater"; did you mean "integrator"?',
    'f.json /protocols/0/neuron/tref: nothing reads "tref"; did you mean "t_ref"?',
    'f.json /protocols/0/record/v: nothing reads "v"; did you mean "V"?',
  ]);
});

test("a key beside the one it resembles is no misspelling", () => {
  expect(notesOn({ note: "of the lab", notes: "ours" })).toEqual([]);
});

test("cells that fire on their own and trials that repeat each other are pointed out", () => {
  expect(notesOn({ neuron: { ...aProtocol().neuron, E_L: -45 }, trials: 3 })).toEqual([
    "f.json /protocols/0: E_L (-45 mV) lies above V_th (-50 mV): the cell fires on its own, without any drive.",
    "f.json /protocols/0: There is no noise, so all 3 trials of a condition are the same.",
  ]);
  expect(notesOn({ neuron: { ...aProtocol().neuron, E_L: -50 } })).toEqual([
    "f.json /protocols/0: E_L lies exactly at V_th (-50 mV): without drive the cell only approaches threshold, and the smallest drive makes it fire.",
  ]);
});

test("a protocol with problems has none of its notes: they are judged where it is sound", () => {
  expect(notesOn({ trials: 3, sweeps: 0 })).toEqual([]);
});
