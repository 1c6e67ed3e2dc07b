import { describe, expect, test } from "vitest";
import { experimentProblems } from "./read-experiment.ts";
import { badEpochs } from "./testing/bad-epochs.ts";
import { badFiles, fileOf, soundProtocol } from "./testing/bad-files.ts";
import { badNeurons } from "./testing/bad-neurons.ts";
import { badProtocols } from "./testing/bad-protocols.ts";

/** The full text of an error, as a person gets it. */
const errorText = (...parts: string[]) => parts.join("\n  ");
const firstProblem = (text: string) => experimentProblems(text, "bad.rheobase.json")[0]?.message;
const withProtocol = (changes: object) => fileOf({ protocols: [{ ...soundProtocol, ...changes }] });

test("the file is valid before the tables change it", () => {
  expect(firstProblem(fileOf({}))).toBeUndefined();
});

describe("a bad file", () => {
  test.each(badFiles)("%s", (_, text, ...error) => {
    expect(firstProblem(text)).toBe(errorText(...error));
  });
});

describe("a bad neuron", () => {
  test.each(badNeurons)("%s", (_, changes, ...error) => {
    expect(firstProblem(withProtocol({ neuron: { ...soundProtocol.neuron, ...changes } }))).toBe(errorText(...error));
  });
});

describe("a bad epoch table", () => {
  test.each(badEpochs)("%s", (_, changes, ...error) => {
    expect(firstProblem(withProtocol(changes))).toBe(errorText(...error));
  });
});

describe("a bad protocol", () => {
  test.each(badProtocols)("%s", (_, changes, ...error) => {
    expect(firstProblem(withProtocol(changes))).toBe(errorText(...error));
  });
});
