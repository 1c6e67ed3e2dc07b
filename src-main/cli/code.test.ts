import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import { exitCodes } from "./exit-codes.ts";
import { commandLineOf } from "./testing/a-host.ts";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "rheobase-code-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const rheobase = (...args: string[]) => commandLineOf(args, { cwd });
const write = (...protocols: Protocol[]) =>
  writeFile(join(cwd, "cell.rheobase.json"), JSON.stringify({ format: "rheobase-experiment", version: experimentVersion, protocols }));

test("prints a script that names its source and how to cite it, and nothing else", async () => {
  await write(aProtocol({ id: "steps", name: "Steps", integrator: "euler", seed: "kite" }));
  const { exitCode, stdout, stderr } = await rheobase("code", "cell.rheobase.json");
  expect(exitCode).toBe(exitCodes.done);
  expect(stderr).toBe("");
  expect(stdout).toMatch(/^# Steps: a leaky integrate-and-fire neuron/);
  expect(stdout).toContain('# From cell.rheobase.json, protocol "steps", integrator euler, seed "kite".');
  expect(stdout).toMatch(/# Written by Rheobase \d+\.\d+\.\d+\. Cite: The Rheobase developers/);
  expect(stdout).toContain("\nimport numpy as np\n");
  const { stdout: document } = await rheobase("code", "cell.rheobase.json", "--as", "numpy", "--class", "--json");
  expect(JSON.parse(document)).toMatchObject({ command: "code", ok: true, protocol: "steps", language: "numpy", script: expect.stringContaining("class LIFNeurons:") as string });
});

test.each([
  [["--as", "nest"], "code-cannot-say", /NEST solves the membrane exactly and has no Euler steps[^]*Set integrator to grid\./],
  [["--as", "brian2", "--class"], "class-not-offered", /Only scripts for numpy/],
  [["--protocol", "Stepps"], "protocol-unknown", /Did you mean "Steps"/],
])("%o is refused: %s", async (options, code, message) => {
  await write(aProtocol({ id: "steps", name: "Steps", integrator: "euler" }));
  const { exitCode, stdout, stderr } = await rheobase("code", "cell.rheobase.json", ...options);
  expect(exitCode).not.toBe(exitCodes.done);
  expect(stdout).toBe("");
  expect(stderr).toMatch(message);
  const { stdout: document } = await rheobase("code", "cell.rheobase.json", ...options, "--json");
  expect(document).toContain(`"${code}"`);
});

test("frozen noise is refused, because the script would draw it anew in each condition", async () => {
  await write(aProtocol({ trials: 2, noise: { kind: "white", levels: [1], frozen: "trials" } }));
  const { stdout, stderr } = await rheobase("code", "cell.rheobase.json");
  expect(stdout).toBe("");
  expect(stderr).toContain("/protocols/0/noise/frozen");
  expect(stderr).toContain('Set "frozen" of the noise to "no".');
});

test("a file with two protocols needs --protocol; what the language cannot express is refused with its JSON path", async () => {
  await write(
    aProtocol({ id: "a", name: "A" }),
    aProtocol({ id: "b", name: "B", epochs: [{ kind: "chirp", duration: 100, level: 100, amplitude: 50, startFrequency: 1, endFrequency: 20 }] }),
  );
  expect((await rheobase("code", "cell.rheobase.json")).stderr).toContain('Name one with --protocol: "A", "B".');
  const { stderr } = await rheobase("code", "cell.rheobase.json", "--protocol", "B");
  expect(stderr).toContain("/protocols/1/epochs/0");
  expect(stderr).toContain("V has no closed form under a chirp");
});
