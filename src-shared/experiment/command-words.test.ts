import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { commandText, fileWord, settingsBetween } from "./command-words.ts";
import type { Experiment } from "./experiment-file.ts";
import { experimentVersion } from "./experiment-version.ts";
import { readSetting, withSettings } from "./set-values.ts";

test("words are quoted where a shell would read anything into them", () => {
  expect(commandText(["rheobase", "run", "my cell's.json", "a=1", "$HOME", ""], "posix")).toBe("rheobase run 'my cell'\\''s.json' a=1 '$HOME' ''");
  expect(commandText(["rheobase", "run", "my cell's.json", "a,b"], "powershell")).toBe("rheobase run 'my cell''s.json' 'a,b'");
  expect(fileWord("-rf.json")).toBe("./-rf.json");
});

test("a shell reads the words back, whatever they are", () => {
  const word = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("'", "\n", "`id`", "$(id)", "\\", "!", "~", "*", "#", '"')).filter((text) => !text.includes("\0"));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 4 }), (words) => {
      const { stdout } = spawnSync("sh", ["-c", `printf '%s\\0' ${commandText(["x", ...words], "posix")}`], { encoding: "utf8" });
      expect(stdout.split("\0").slice(1, -1)).toEqual(words.map((text) => Buffer.from(text).toString()));
    }),
    { numRuns: 20 },
  );
});

const experimentOf = (protocol: Protocol): Experiment => ({ format: "rheobase-experiment", version: experimentVersion, protocols: [protocol] });
const between = (before: Protocol, after: Protocol) => settingsBetween(before, after, experimentOf(before));

test("only what differs is set", () => {
  const before = aProtocol({ epochs: [{ kind: "step", duration: 20, level: 0 }, { kind: "step", duration: 50, level: 200 }] });
  const after = { ...before, name: "It's", neuron: { ...before.neuron, tau_m: 25 }, epochs: [before.epochs[0]!, { ...before.epochs[1]!, level: 250 }], trials: 3 };
  expect(between(before, before)).toEqual([]);
  expect(between(before, after)).toEqual(['name="It\'s"', "neuron.tau_m=25", "epochs.1.level=250", "trials=3"]);
});

test("what is set makes the other protocol, or nothing is said", () => {
  const level = fc.integer({ min: -300, max: 300 });
  const protocol = fc
    .record({
      level,
      count: fc.integer({ min: 1, max: 3 }),
      trials: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      name: fc.string({ minLength: 1 }),
      levels: fc.array(fc.nat(5)),
    })
    .map(({ level: I, count, trials, name, levels }) => {
      const epochs = Array.from({ length: count }, () => ({ kind: "step" as const, duration: 10, level: I }));
      const noise = levels.length === 0 ? {} : { noise: { kind: "white" as const, levels } };
      return aProtocol({ name, epochs, ...(trials === undefined ? {} : { trials }), ...noise });
    });
  fc.assert(
    fc.property(protocol, protocol, (before, after) => {
      const settings = between(before, after);
      if (settings !== undefined) expect(withSettings(experimentOf(before), [0], settings.map(readSetting), "").protocols[0]).toEqual(after);
    }),
  );
});

test("a key that files do not have is not set", () => {
  expect(between(aProtocol(), { ...aProtocol(), "lab notes": 1 })).toBeUndefined();
});
