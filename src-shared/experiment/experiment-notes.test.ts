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

test("notes on unknown keys name their JSON path", () => {
  expect(notesOn({ labBook: "page 7" }, { rig: 3 }).map((line) => line.split(":")[0])).toEqual(["f.json /protocols/0/labBook", "f.json /rig"]);
});

test("notes on a valid protocol name the JSON path of the number", () => {
  const places = notesOn({ neuron: { ...aProtocol().neuron, E_L: -45 }, trials: 3 }).map((line) => line.split(":")[0]);
  expect(places).toEqual(["f.json /protocols/0/neuron/E_L", "f.json /protocols/0/trials"]);
});

test("an invalid protocol has no notes", () => {
  expect(notesOn({ trials: 3, sweeps: 0 })).toEqual([]);
});
