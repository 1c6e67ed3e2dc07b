import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BenchError } from "../foundation/bench-error.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import type { Experiment } from "./experiment-file.ts";
import { experimentProblems, readExperiment } from "./read-experiment.ts";
import { writeExperiment } from "./write-experiment.ts";
import { experimentVersion } from "./experiment-version.ts";

const experiment: Experiment = { format: "rheobase-experiment", version: experimentVersion, protocols: [aProtocol()] };
const text = (changes: object = {}) => JSON.stringify({ ...experiment, ...changes });

test("a valid text gives the experiment, with or without a byte order mark", () => {
  expect(readExperiment(text(), "f.json")).toEqual(experiment);
  expect(readExperiment(`\uFEFF${text()}`, "f.json")).toEqual(experiment);
  expect(experimentProblems(text(), "f.json")).toEqual([]);
});

test("experimentProblems gives all problems of all protocols, readExperiment throws the first", () => {
  const two = text({ protocols: [{ ...aProtocol(), name: 3 }, { ...aProtocol(), id: "", sweeps: "two" }] });
  expect(experimentProblems(two, "f.json").map(({ where }) => where)).toEqual(["f.json /protocols/0/name", "f.json /protocols/1/id", "f.json /protocols/1/sweeps"]);
  expect(() => readExperiment(two, "f.json")).toThrow(expect.objectContaining({ where: "f.json /protocols/0/name" }));
});

test("a file opens although a protocol breaks a rule of the model, and the problem is reported", () => {
  const broken = text({ protocols: [aProtocol({ neuron: { ...aProtocol().neuron, V_reset: -40 } })] });
  expect(readExperiment(broken, "f.json").protocols).toHaveLength(1);
  expect(experimentProblems(broken, "f.json").map(({ code }) => code)).toEqual(["reset-above-threshold"]);
});

test("text that is not an experiment gives a readable error, never a crash", () => {
  const mutilated = fc.tuple(fc.nat(), fc.nat(20), fc.string()).map(([at, length, filling]) => {
    const sound = text();
    const from = at % sound.length;
    return sound.slice(0, from) + filling + sound.slice(from + length);
  });
  fc.assert(
    fc.property(fc.oneof(mutilated, fc.json(), fc.string()), (anything) => {
      try {
        readExperiment(anything, "f.json");
      } catch (error) {
        expect(error).toBeInstanceOf(BenchError);
      }
    }),
  );
});

describe("writing", () => {
  test("known keys are in the schema's order, unknown ones after them; a list of numbers or a row is on one line", () => {
    const wild = {
      lab: { cell: 7, tags: ["a", "b"] },
      protocols: [
        {
          epochs: [
            { level: 1, duration: 10, kind: "step", mark: true },
            { kind: "waveform", duration: 3, level: 0, interpolation: "hold", values: [1, 2.5, -0], times: [0, 1, 2] },
          ],
          mood: null,
          neuron: { V_th: -50, E_L: -60, tau_m: { sd: 1, mean: 20, distribution: "normal" }, V_reset: -70, R_m: 100 },
          name: "Test",
          id: "test",
        },
      ],
      version: experimentVersion,
      format: "rheobase-experiment",
    } as unknown as Experiment;
    expect(writeExperiment(wild)).toBe(`{
  "format": "rheobase-experiment",
  "version": ${experimentVersion},
  "protocols": [
    {
      "id": "test",
      "name": "Test",
      "neuron": {
        "tau_m": {
          "distribution": "normal",
          "mean": 20,
          "sd": 1
        },
        "R_m": 100,
        "E_L": -60,
        "V_th": -50,
        "V_reset": -70
      },
      "epochs": [
        { "kind": "step", "duration": 10, "level": 1, "mark": true },
        {
          "kind": "waveform",
          "duration": 3,
          "level": 0,
          "times": [0, 1, 2],
          "values": [1, 2.5, -0],
          "interpolation": "hold"
        }
      ],
      "mood": null
    }
  ],
  "lab": {
    "cell": 7,
    "tags": [
      "a",
      "b"
    ]
  }
}
`);
  });

  test("an experiment that could not be read again is not written", () => {
    expect(() => writeExperiment({ ...experiment, protocols: [aProtocol({ dt: NaN })] })).toThrow(BenchError);
  });

  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  // "lab." keeps them unknown: fast-check tries names such as "name" on purpose, and those have a meaning.
  const unknownKeys = fc.dictionary(fc.string().map((key) => `lab.${key}`), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 3 });
  const waveform = fc
    .array(fc.tuple(number, number), { maxLength: 5 })
    .map((samples) => ({ kind: "waveform" as const, duration: 1, level: 0, times: samples.map(([t]) => t), values: samples.map(([, v]) => v), interpolation: "hold" as const }));
  const anyProtocol = fc
    .tuple(
      fc.string({ minLength: 1 }),
      fc.array(fc.oneof(waveform, fc.record({ kind: fc.constantFrom("step" as const, "ramp" as const), duration: number, level: number }))),
      number,
      unknownKeys,
    )
    .map(([name, epochs, level, own]) => ({ ...own, ...aProtocol({ name, epochs, noise: { kind: "white", levels: [level] } }) }));

  test("reading what was written gives the same experiment to the bit, with its unknown keys", () => {
    fc.assert(
      fc.property(anyProtocol, unknownKeys, fc.string(), (protocol, own, notes) => {
        const before: Experiment = { ...own, format: "rheobase-experiment", version: experimentVersion, notes, protocols: [protocol] };
        const written = writeExperiment(before);
        const after = readExperiment(written, "f.json");
        expect(after).toEqual(before);
        expect(writeExperiment(after)).toBe(written);
      }),
    );
  });
});
