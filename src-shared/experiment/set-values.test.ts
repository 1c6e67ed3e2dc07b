import fc from "fast-check";
import { expect, test } from "vitest";
import { BenchError } from "../foundation/bench-error.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import type { Experiment } from "./experiment-file.ts";
import { experimentVersion } from "./experiment-version.ts";
import { readSetting, withSettings } from "./set-values.ts";

const experiment = (changes: Partial<Protocol> = {}): Experiment => ({ format: "rheobase-experiment", version: experimentVersion, protocols: [aProtocol(changes)] });
const afterSetting = (given: string, changes: Partial<Protocol> = {}): Protocol => withSettings(experiment(changes), [0], [readSetting(given)], "cell.rheobase.json").protocols[0]!;

test.each([
  ["neuron.tau_m=30", { neuron: { tau_m: 30 } }],
  ["neuron.tau_m=30 ms", { neuron: { tau_m: 30 } }],
  ["neuron.E_L=-65mV", { neuron: { E_L: -65 } }],
  ["neuron.t_ref=2e0", { neuron: { t_ref: 2 } }],
  ['neuron.tau_m={"distribution":"normal","mean":20,"sd":2}', { neuron: { tau_m: { distribution: "normal", mean: 20, sd: 2 } } }],
  ["epochs.0.level=250", { epochs: [{ kind: "step", level: 250 }] }],
  ["epochs.0.level=250 pA", { epochs: [{ level: 250 }] }],
  ["epochs.0.deltaDuration=5 ms", { epochs: [{ deltaDuration: 5 }] }],
  ["record.V=false", { record: { V: false } }],
  ["seed=42", { seed: "42" }],
  ['seed="null"', { seed: "null" }],
  ["name=a=b", { name: "a=b" }],
  ["integrator=grid", { integrator: "grid" }],
  ['noise={"kind":"white","levels":[1,2]}', { noise: { kind: "white", levels: [1, 2] } }],
])("%s", (given, expected) => {
  expect(afterSetting(given)).toMatchObject(expected);
});

test("levels are a list or a range text; an element of a list has its position from 0", () => {
  const noise = { kind: "white", levels: [1, 2] } as const;
  expect(afterSetting("noise.levels=0:1:5", { noise: { ...noise, levels: [1, 2] } }).noise?.levels).toBe("0:1:5");
  expect(afterSetting("noise.levels.1=3", { noise: { ...noise, levels: [1, 2] } }).noise?.levels).toEqual([1, 3]);
});

test("null takes a key out, and the default holds again", () => {
  expect(afterSetting("duration=null", { duration: 50 })).not.toHaveProperty("duration");
});

test("levels have the protocol's unit", () => {
  expect(afterSetting("epochs.0.level=2 rheobase", { levelUnit: "rheobase" }).epochs[0]).toMatchObject({ level: 2 });
  expect(() => afterSetting("epochs.0.level=2 pA", { levelUnit: "rheobase" })).toThrow("The number there is in rheobase");
});

test("only the protocols that are asked for change, and the experiment given stays as it was", () => {
  const two: Experiment = { ...experiment(), protocols: [aProtocol(), aProtocol({ id: "b", name: "B" })] };
  const before = structuredClone(two);
  const next = withSettings(two, [1], [readSetting("neuron.tau_m=30")], "cell.rheobase.json");
  expect(next.protocols.map(({ neuron }) => neuron!.tau_m)).toEqual([20, 30]);
  expect(two).toEqual(before);
});

test.each([
  ["neuron.tau_n=1", "setting-unknown", "cell.rheobase.json /protocols/0/neuron/tau_n", 'Did you mean "tau_m"?'],
  ["epochs.0.levl=1", "setting-unknown", "cell.rheobase.json /protocols/0/epochs/0/levl", 'Did you mean "level"?'],
  ["neuron.__proto__=1", "setting-unknown", "cell.rheobase.json /protocols/0/neuron/__proto__", "Set one of preset, tau_m"],
  ["epochs.1.level=1", "setting-outside-list", "cell.rheobase.json /protocols/0/epochs/1", "Positions count from 0: write a number from 0 to 0"],
  ["epochs.first.level=1", "setting-outside-list", "cell.rheobase.json /protocols/0/epochs/first", "Positions count from 0"],
  ["neuron.tau_m.sd=1", "setting-without-parts", "cell.rheobase.json /protocols/0/neuron/tau_m", "Set the whole value, as JSON."],
  ["noise.levels.0=1", "setting-without-parts", "cell.rheobase.json /protocols/0/noise/levels", "Set the whole value, as JSON."],
  ["neuron.tau_m=0.02 s", "setting-unit-unknown", "cell.rheobase.json /protocols/0/neuron/tau_m", "Write the number in ms"],
  ["neuron.tau_m", "setting-unreadable", "--set", "Write --set PATH=VALUE"],
  ["=3", "setting-unreadable", "--set", "Write --set PATH=VALUE"],
  ["a..b=3", "setting-unreadable", "--set", "Write --set PATH=VALUE"],
])("%s is refused", (given, code, where, remedy) => {
  const error = errorOf(() => afterSetting(given));
  expect({ code: error.code, where: error.where }).toEqual({ code, where });
  expect(error.remedy).toContain(remedy);
});

test.each([
  ["sweeps=2.5", "/protocols/0/sweeps", "sweeps is 2.5; it must be a whole number."],
  ["integrator=rk4", "/protocols/0/integrator", 'integrator is "rk4"; it must be "exact", "grid" or "euler".'],
  ["neuron.E_L=null", "/protocols/0/neuron/E_L", "E_L is missing"],
  ["dt=soon", "/protocols/0/dt", 'dt is "soon"; it must be a number (ms).'],
])("%s: what it makes of the protocol is checked as a file is", (given, path, what) => {
  const error = errorOf(() => afterSetting(given));
  expect(error.where).toBe(`cell.rheobase.json ${path}`);
  expect(error.what).toContain(what);
});

test("no text makes anything but a sound protocol or a readable error", () => {
  const keys = fc.constantFrom("neuron", "tau_m", "epochs", "0", "7", "level", "noise", "levels", "record", "V", "kind", "name", "toString");
  const values = fc.oneof(fc.string(), fc.json(), fc.constantFrom("1e999", "-0", "20 ms", "[]", "{}", "null"));
  fc.assert(
    fc.property(fc.array(keys, { minLength: 1, maxLength: 4 }), values, (path, value) => {
      try {
        afterSetting(`${path.join(".")}=${value}`);
      } catch (error) {
        if (!(error instanceof BenchError || error instanceof AggregateError)) throw error;
      }
    }),
  );
});

function errorOf(act: () => unknown): BenchError {
  try {
    act();
  } catch (error) {
    if (error instanceof AggregateError) return error.errors[0] as BenchError;
    if (error instanceof BenchError) return error;
    throw error;
  }
  throw new Error("no error");
}
