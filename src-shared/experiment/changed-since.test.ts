import { expect, test } from "vitest";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { changedSince } from "./changed-since.ts";

const protocol = aProtocol({ epochs: [{ kind: "waveform", duration: 3, level: 0, times: [0, 1, 2], values: [1, 0, -1], interpolation: "hold" }] });
const copy = (): typeof protocol => structuredClone(protocol);

test("a copy has not changed, whatever the order of its keys, its name and notes, and a seed that is the default", () => {
  const other = Object.fromEntries(Object.entries({ ...copy(), name: "Other", notes: "n", seed: "rheobase" }).reverse()) as typeof protocol;
  expect(changedSince({ snapshot: protocol, seed: "rheobase" }, other)).toBe(false);
});

test("a key with undefined is none", () => {
  expect(changedSince({ snapshot: protocol, seed: "rheobase" }, { ...copy(), trials: undefined })).toBe(false);
});

test.each<[string, Partial<typeof protocol>]>([
  ["a sample", { epochs: [{ kind: "waveform", duration: 3, level: 0, times: [0, 1, 2], values: [1, 0, -2], interpolation: "hold" }] }],
  ["the sign of a zero", { epochs: [{ kind: "waveform", duration: 3, level: 0, times: [0, 1, 2], values: [1, -0, -1], interpolation: "hold" }] }],
  ["the number of samples", { epochs: [{ kind: "waveform", duration: 3, level: 0, times: [0, 1], values: [1, 0], interpolation: "hold" }] }],
  ["a key that is new", { trials: 1 }],
  ["the seed", { seed: "kite" }],
])("a protocol has changed with %s", (_what, changes) => {
  expect(changedSince({ snapshot: protocol, seed: "rheobase" }, { ...copy(), ...changes })).toBe(true);
});
