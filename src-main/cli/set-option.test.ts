import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { exitCodes } from "./exit-codes.ts";
import { commandLineOf } from "./testing/a-host.ts";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "rheobase-set-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const rheobase = (...args: string[]) => commandLineOf(args, { cwd });
const write = (...protocols: Protocol[]) =>
  writeFile(join(cwd, "cell.rheobase.json"), JSON.stringify({ format: "rheobase-experiment", version: experimentVersion, protocols }));
const protocol = aProtocol({ epochs: [{ kind: "step", duration: 20, level: 0 }, { kind: "step", duration: 50, level: 200 }] });
const settings = ["--set", "neuron.tau_m=25", "--set", "epochs.1.level=250 pA"];

async function filesOf(folder: string): Promise<Record<string, string>> {
  const names = await readdir(join(cwd, folder));
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(cwd, folder, name), "hex")] as const)));
}

test("run --set writes the bytes of a file in which the values were edited; the file stays as it was", async () => {
  await write(protocol);
  const before = await readFile(join(cwd, "cell.rheobase.json"), "utf8");
  const { exitCode, stdout } = await rheobase("run", "cell.rheobase.json", ...settings, "--out", "set", "--json");
  expect(exitCode).toBe(exitCodes.done);
  expect(JSON.parse(stdout)).toMatchObject({ set: ["neuron.tau_m=25", "epochs.1.level=250 pA"] });
  expect(await readFile(join(cwd, "cell.rheobase.json"), "utf8")).toBe(before);

  await write({ ...protocol, neuron: { ...protocol.neuron, tau_m: 25 }, epochs: [protocol.epochs[0]!, { ...protocol.epochs[1]!, level: 250 }] });
  await rheobase("run", "cell.rheobase.json", "--out", "edited");
  expect(await filesOf("set")).toEqual(await filesOf("edited"));
});

test("provenance and record hold the protocol as it was run, so that verify repeats it", async () => {
  await write(protocol);
  await rheobase("run", "cell.rheobase.json", ...settings, "--out", "set", "--only", "json", "--record");
  expect(JSON.parse(await readFile(join(cwd, "set", "provenance.json"), "utf8"))).toMatchObject({ protocol: { neuron: { tau_m: 25 } }, neuron: { tau_m_ms: 25 } });
  const file = JSON.parse(await readFile(join(cwd, "cell.rheobase.json"), "utf8")) as Experiment;
  expect(file.protocols[0]!.neuron!.tau_m).toBe(20);
  expect(file.runs?.[0]?.snapshot.neuron!.tau_m).toBe(25);
  const { exitCode, stdout } = await rheobase("verify", "cell.rheobase.json");
  expect(stdout).toContain("the same to the bit");
  expect(exitCode).toBe(exitCodes.done);
});

test("only the protocol that is named gets the value", async () => {
  await write({ ...protocol, id: "a", name: "A" }, { ...protocol, id: "b", name: "B" });
  const { stdout } = await rheobase("show", "cell.rheobase.json", "--protocol", "B", "--set", "neuron.tau_m=31", "--json");
  expect(JSON.parse(stdout)).toMatchObject({ protocols: [{ id: "b", neuron: { tau_m: 31 } }] });
});

test("show, code and validate judge the protocol as it is set", async () => {
  await write(protocol);
  expect((await rheobase("show", "cell.rheobase.json", "--set", "neuron.tau_m=31")).stdout).toMatch(/tau_m\s+31\s+ms/);
  expect((await rheobase("code", "cell.rheobase.json", "--set", "neuron.tau_m=31")).stdout).toContain("31");
  const { exitCode, stdout, stderr } = await rheobase("validate", "cell.rheobase.json", "--set", "neuron.V_reset=-40");
  expect(exitCode).toBe(exitCodes.invalid);
  expect(stdout).toContain("cell.rheobase.json: 1 problem");
  expect(stderr).toContain("cell.rheobase.json /protocols/0/neuron");
});

test("a run with a value that the model forbids writes nothing and points at its place", async () => {
  await write(protocol);
  const { exitCode, stderr } = await rheobase("run", "cell.rheobase.json", "--set", "neuron.tau_m=-1");
  expect(exitCode).toBe(exitCodes.invalid);
  expect(stderr).toContain("cell.rheobase.json /protocols/0/neuron/tau_m");
  expect(await readdir(cwd)).toEqual(["cell.rheobase.json"]);
  const misspelt = await rheobase("run", "cell.rheobase.json", "--set", "neuron.tau=1");
  expect(misspelt.exitCode).toBe(exitCodes.usage);
  expect(misspelt.stderr).toContain('Did you mean "tau_m"?');
});
