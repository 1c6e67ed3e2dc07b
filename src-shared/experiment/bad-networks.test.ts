import { describe, expect, test } from "vitest";
import { experimentProblems } from "./read-experiment.ts";
import { fileOf } from "./testing/bad-files.ts";
import { badNetworks, soundNetwork } from "./testing/bad-networks.ts";

const problemsOf = (protocol: object) => experimentProblems(fileOf({ protocols: [protocol] }), "bad.rheobase.json");

test("what the table changes was sound", () => {
  expect(problemsOf(soundNetwork)).toEqual([]);
});

describe("a bad network", () => {
  test.each(badNetworks)("%s", (_, protocol, code, place, says) => {
    const [first] = problemsOf(protocol);
    expect(first).toMatchObject({ code, where: `bad.rheobase.json /protocols/0${place}` });
    expect(first!.what + first!.remedy).toContain(says);
    expect(first!.remedy).not.toBe("");
  });
});
