import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { exitCodeMeanings, exitCodes } from "./exit-codes.ts";
import { commandLineOf, type HostSettings } from "./testing/a-host.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "rheobase-cli-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const rheobase = (args: string, settings: Partial<HostSettings> = {}) =>
  commandLineOf(args.split(" ").map((arg) => arg.replaceAll("_", " ")), { cwd, ...settings });

/** Two sweeps, one below and one above the rheobase. */
const steps = (changes: Partial<Protocol> = {}): Protocol =>
  aProtocol({ id: "steps", name: "Steps", sweeps: 2, epochs: [{ kind: "step", duration: 20, level: 0 }, { kind: "step", duration: 50, level: 50, deltaLevel: 150 }], ...changes });

async function write(name: string, ...protocols: Protocol[]): Promise<string> {
  const experiment: Experiment = { format: "rheobase-experiment", version: experimentVersion, protocols };
  const text = `${JSON.stringify(experiment)}\n`;
  await writeFile(join(cwd, name), text);
  return text;
}
const read = (name: string): Promise<string> => readFile(join(cwd, name), "utf8");
const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

/** SHA-256 of every file of a folder, by name. */
async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(join(cwd, folder))).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, createHash("sha256").update(await readFile(join(cwd, folder, name))).digest("hex")] as const)));
}

describe("run", () => {
  test("writes tables, figures and provenance of every kind", async () => {
    await write("steps.rheobase.json", steps());
    const { exitCode, stdout, stderr } = await rheobase("run steps.rheobase.json");
    expect(stderr).toBe("");
    expect(exitCode).toBe(exitCodes.done);
    expect(stdout).toMatch(/^Steps: 2 conditions, 23 files in results\/steps, \d+\.\d s\n {2}spikes [0-9a-f]{64}\n {2}traces [0-9a-f]{64}\n$/);
    expect(Object.keys(await contents("results/steps"))).toEqual([
      ...[
        "fi_curve.csv",
        "fi_curve.png",
        "fi_curve.svg",
        "isi.csv",
        "isi_histogram.png",
        "isi_histogram.svg",
        "provenance.json",
        "psth.csv",
        "psth.png",
        "psth.svg",
      ],
      ...[
        "raster.png",
        "raster.svg",
        "rheobase.csv",
        "spikes.csv",
        "step_response.csv",
        "summary.csv",
        "traces.csv",
        "traces_about.json",
        "v_histogram.csv",
        "v_histogram.png",
        "v_histogram.svg",
        "voltage.png",
        "voltage.svg",
      ],
    ]);
  });

  test("a second run writes the same bytes, and does not change its input", async () => {
    const before = await write("steps.rheobase.json", steps({ noise: { kind: "white", levels: [1, 2] } }));
    await rheobase("run steps.rheobase.json --out one --workers 1");
    await rheobase("run steps.rheobase.json --out two --workers 3");
    expect(await contents("two")).toEqual(await contents("one"));
    expect(await read("steps.rheobase.json")).toBe(before);
  });

  test("refuses a folder that has some of the files, names them, and simulates nothing", async () => {
    await write("steps.rheobase.json", steps());
    await rheobase("run steps.rheobase.json --out out --only csv");
    await writeFile(join(cwd, "out", "notes.txt"), "mine");
    await writeFile(join(cwd, "out", "summary.csv"), "mine");
    const beforeCondition = () => expect.unreachable("nothing may be simulated");
    const { exitCode, stderr } = await rheobase("run steps.rheobase.json --out out --only json,csv", { beforeCondition });
    expect(exitCode).toBe(exitCodes.resultsExist);
    expect(stderr).toContain(
      "10 of the 11 files to be written exist already: summary.csv, spikes.csv, isi.csv, traces.csv, " +
      "traces_about.json, v_histogram.csv, psth.csv, step_response.csv, fi_curve.csv, rheobase.csv.",
    );
    expect(stderr).toContain("--overwrite");
    expect(await read("out/summary.csv")).toBe("mine");

    expect((await rheobase("run steps.rheobase.json --out out --overwrite")).exitCode).toBe(exitCodes.done);
    expect(await read("out/summary.csv")).toMatch(/^sweep,level_pA,/);
    expect(await read("out/notes.txt")).toBe("mine");
  });

  test("writes only the kinds that are asked for", async () => {
    await write("steps.rheobase.json", steps());
    await rheobase("run steps.rheobase.json --out out --only svg,json");
    expect(Object.keys(await contents("out"))).toEqual(["fi_curve.svg", "isi_histogram.svg", "provenance.json", "psth.svg", "raster.svg", "v_histogram.svg", "voltage.svg"]);
  });

  test("gives each protocol of several a folder with a safe name, also when it runs alone", async () => {
    await write("two.rheobase.json", steps({ name: "f-I: all" }), steps({ id: "other", name: "Other" }));
    expect((await rheobase("run two.rheobase.json --out out --only json --protocol Other")).exitCode).toBe(exitCodes.done);
    expect(await readdir(join(cwd, "out"))).toEqual(["Other"]);
    const { stdout } = await rheobase("run two.rheobase.json --out out2 --only json --json");
    expect((await readdir(join(cwd, "out2"))).sort()).toEqual(["Other", "f-I-all"]);
    expect(json(stdout)["protocols"]).toMatchObject([{ files: ["f-I-all/provenance.json"] }, { files: ["Other/provenance.json"] }]);
  });

  test("takes a seed for this run", async () => {
    await write("steps.rheobase.json", steps({ noise: { kind: "white", levels: [1] } }));
    await rheobase("run steps.rheobase.json --out one --only json,csv");
    await rheobase("run steps.rheobase.json --out two --only json,csv --seed other");
    expect(json(await read("two/provenance.json"))).toMatchObject({ seed: "other", protocol: { seed: "other" } });
    expect(await read("two/traces.csv")).not.toBe(await read("one/traces.csv"));
  });

  test("lists every problem of the protocols it should run", async () => {
    await write("bad.rheobase.json", steps({ sweeps: 0, trials: 0 }));
    const { exitCode, stderr, stdout } = await rheobase("run bad.rheobase.json --json");
    expect(exitCode).toBe(exitCodes.invalid);
    expect(stderr).toMatch(/error: bad\.rheobase\.json \/protocols\/0\/sweeps\n {2}.+\n {2}.+\nerror: bad\.rheobase\.json \/protocols\/0\/trials\n/);
    expect(json(stdout)).toMatchObject({
      ok: false,
      exitCode: 1,
      errors: [{ where: "bad.rheobase.json /protocols/0/sweeps" }, { where: "bad.rheobase.json /protocols/0/trials" }],
    });
  });

  test("prints notes", async () => {
    await write("self.rheobase.json", steps({ neuron: { tau_m: 20, R_m: 100, E_L: -40, V_th: -50, V_reset: -70 } }));
    const { stderr } = await rheobase("run self.rheobase.json --only json");
    expect(stderr).toMatch(/^note: self.rheobase.json \/protocols\/0\/neuron\/E_L: E_L \(-40 mV\) lies above V_th .* Lower E_L or raise V_th/);
  });

  test("writes the other conditions when one fails, and reports the failure", async () => {
    await write("steps.rheobase.json", steps());
    const { exitCode, stdout, stderr } = await rheobase("run steps.rheobase.json --out out --only csv,json --record", {
      beforeCondition({ at: [sweep] }) {
        if (sweep === 1) throw new BenchError("made-up", { where: "Steps: sweep 2", what: "It broke.", remedy: "Mend it." });
      },
    });
    expect(exitCode).toBe(exitCodes.conditionFailed);
    expect(stdout).toMatch(/^Steps: 1 of 2 conditions, 11 files/);
    expect(stderr).toContain("error: Steps: sweep 2\n  It broke.\n  Mend it.\n");
    expect(stderr).toContain("was not recorded");
    expect((await read("out/summary.csv")).trimEnd().split("\r\n")).toHaveLength(2);
    expect(json(await read("out/provenance.json"))).toMatchObject({ complete: false, conditions: [{ status: "finished" }, { status: "failed" }] });
  });
});

describe("input from a shell or a file", () => {
  test.each([
    ["run", "steps.rheobase.json", "--out", ""],
    ["run", "", "--only", "json"],
    ["compare", "steps.rheobase.json#1", "steps.rheobase.json#1", "--out", " "],
    ["new", ""],
    ["serve", ""],
    ["verify", ""],
  ])("an empty argument is refused before anything is done: %s %j %s %j", async (...args) => {
    await write("steps.rheobase.json", steps());
    const { exitCode, stderr } = await commandLineOf(args, { cwd });
    expect([exitCode, stderr]).toEqual([exitCodes.usage, expect.stringContaining("is empty")]);
    expect(await readdir(cwd)).toEqual(["steps.rheobase.json"]);
  });

  test("symbols replace control characters in names, on every line of every command", async () => {
    const name = "Steps\x1b[2J\x1b]0;title\x07\u202e";
    await write("steps.rheobase.json", steps({ name, notes: "\x9b31m" }));
    const commands = [
      "run steps.rheobase.json --only json --record --out out",
      "show steps.rheobase.json",
      "verify steps.rheobase.json",
      "run steps.rheobase.json --only json --out out",
      "run steps.rheobase.json --protocol no",
      "show steps.rheobase.json --json",
    ];
    for (const command of commands) {
      const { stdout, stderr } = await rheobase(command);
      expect(stdout + stderr).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
    }
    expect((await rheobase("show steps.rheobase.json")).stdout).toContain("Steps␛[2J␛]0;title␇<U+202E>");
  });
});

describe("Ctrl+C", () => {
  test("stops the simulation and keeps the conditions that are done", async () => {
    await write("steps.rheobase.json", steps({ sweeps: 5 }));
    const { exitCode, stdout, stderr, host } = await rheobase("run steps.rheobase.json --out out --only csv,json --json", {
      beforeCondition: ({ at: [sweep] }, { interrupt }) => sweep === 3 && interrupt(),
    });
    expect(exitCode).toBe(exitCodes.interrupted);
    expect(host.exits).toEqual([]);
    expect(stderr).toContain("Stopping. What is finished will be written");
    expect(json(stdout)).toMatchObject({ ok: false, interrupted: true, protocols: [{ conditions: { total: 5, finished: 3, failed: 0, cancelled: 2 } }] });
    expect((await read("out/summary.csv")).trimEnd().split("\r\n")).toHaveLength(4);
    expect(json(await read("out/provenance.json"))).toMatchObject({ complete: false });
  });

  test("before any condition has finished, writes nothing and starts no further protocol", async () => {
    await write("two.rheobase.json", steps(), steps({ id: "other", name: "Other" }));
    const { exitCode, stdout } = await rheobase("run two.rheobase.json --out out", { beforeCondition: (_, { interrupt }) => interrupt() });
    expect(exitCode).toBe(exitCodes.interrupted);
    expect(stdout).toMatch(/^Steps: 0 of 2 conditions, no files, /);
    expect(await readdir(join(cwd, "out"))).toEqual([]);
  });

  test("a second time ends the process at once", async () => {
    await write("steps.rheobase.json", steps());
    const { host } = await rheobase("run steps.rheobase.json --only json", {
      beforeCondition: (_, { interrupt }) => {
        interrupt();
        interrupt();
      },
    });
    expect(host.exits).toEqual([exitCodes.interrupted]);
  });

  test("stops a verification", async () => {
    await write("steps.rheobase.json", steps());
    await rheobase("run steps.rheobase.json --only json --record");
    const { exitCode, stderr } = await rheobase("verify steps.rheobase.json", { beforeCondition: (_, { interrupt }) => interrupt() });
    expect(exitCode).toBe(exitCodes.interrupted);
    expect(stderr).toContain("not every run was verified");
  });
});

describe("record and verify", () => {
  test("verify confirms a recorded run, and recording keeps other keys of the file", async () => {
    await write("steps.rheobase.json", { ...steps(), labNotes: "cell 7" });
    expect((await rheobase("run steps.rheobase.json --only json --record --seed mine")).stdout).toContain("Recorded as run-1 in steps.rheobase.json");
    await rheobase("run steps.rheobase.json --only json --record --overwrite");
    const file = json(await read("steps.rheobase.json")) as unknown as Experiment;
    expect(file.protocols[0]).toMatchObject({ labNotes: "cell 7" });
    expect(file.protocols[0]).not.toHaveProperty("seed");
    expect(file.runs).toMatchObject([{ id: "run-1", seed: "mine" }, { id: "run-2", seed: "rheobase" }]);
    const { exitCode, stdout } = await rheobase("verify steps.rheobase.json");
    expect(stdout).toMatch(/^run-1, Steps, .*: the same to the bit \(2 conditions\)\nrun-2, .*the same/);
    expect(exitCode).toBe(exitCodes.done);
  });

  test.each(["spikes", "traces"])("a digest of %s that was tampered with is reported", async (of) => {
    await write("steps.rheobase.json", steps());
    await rheobase("run steps.rheobase.json --only json --record");
    const text = await read("steps.rheobase.json");
    const tampered = text.replace(new RegExp(`("columns": \\{[^}]*"${of}": "[0-9a-f]{16})[0-9a-f]{16}`), `$1${"0".repeat(16)}`);
    expect(tampered).not.toBe(text);
    await writeFile(join(cwd, "steps.rheobase.json"), tampered);
    const { exitCode, stdout } = await rheobase("verify steps.rheobase.json");
    expect(exitCode).toBe(exitCodes.mismatch);
    expect(stdout).toContain(`${of} of sweep 2, trial 1: recorded ${"0".repeat(16)}, computed `);
    const document = json((await rheobase("verify steps.rheobase.json --json")).stdout);
    expect(document).toMatchObject({ ok: false, exitCode: 6, runs: [{ id: "run-1", same: false, mismatches: [{ of, condition: { sweep: 2, trial: 1 } }] }] });
  });

  test("a record that would make the file too large to be opened is refused before anything is simulated", async () => {
    await write("steps.rheobase.json", { ...steps(), labNotes: "x".repeat(99_995_000) });
    const { exitCode, stderr } = await rheobase("run steps.rheobase.json --only json --record --out out", { beforeCondition: () => expect.unreachable() });
    expect([exitCode, stderr]).toEqual([exitCodes.disk, expect.stringContaining("Nothing was simulated")]);
    await expect(read("out/provenance.json")).rejects.toThrow("ENOENT");
  });

  test("a file without runs says how to record one", async () => {
    await write("steps.rheobase.json", steps());
    expect(await rheobase("verify steps.rheobase.json")).toMatchObject({ exitCode: exitCodes.usage, stderr: expect.stringContaining("--record") as string });
  });
});

describe("the other commands", () => {
  test("new writes an experiment that is valid and runs, and replaces nothing", async () => {
    expect((await rheobase("new cells --preset nest-iaf-psc")).stdout).toContain("cells.rheobase.json");
    expect((await rheobase("validate cells.rheobase.json")).stdout).toBe("cells.rheobase.json: valid\n");
    expect((await rheobase("run cells.rheobase.json --only csv")).exitCode).toBe(exitCodes.done);
    const before = await read("cells.rheobase.json");
    expect((await rheobase("new cells.rheobase.json")).exitCode).toBe(exitCodes.resultsExist);
    expect(await read("cells.rheobase.json")).toBe(before);
    expect(await rheobase("new more --preset nest-iaf-pcs")).toMatchObject({
      exitCode: exitCodes.usage,
      stderr: expect.stringContaining('Did you mean "nest-iaf-psc"?') as string,
    });
    expect((await rheobase("new --help")).stdout).toContain("brunel-2000");
  });

  test("validate lists every problem of every file", async () => {
    await write("good.rheobase.json", steps());
    await write("bad.rheobase.json", steps({ sweeps: 0, trials: 0 }));
    const { exitCode, stdout, stderr } = await rheobase("validate good.rheobase.json bad.rheobase.json");
    expect(exitCode).toBe(exitCodes.invalid);
    expect(stdout).toBe("good.rheobase.json: valid\nbad.rheobase.json: 2 problems\n");
    expect(stderr.match(/^error: /gm)).toHaveLength(2);
    const document = json((await rheobase("validate good.rheobase.json bad.rheobase.json --json")).stdout);
    expect(document).toMatchObject({ files: [{ valid: true, problems: [] }, { valid: false, problems: [{ code: expect.any(String) as string }, {}] }] });
  });

  test("validate names a misspelt key beside the missing one", async () => {
    await write("typo.rheobase.json", steps({ epochs: [{ kind: "step", duration: 10, level: 1 }], sweeps: 0, trails: 3 }));
    const { exitCode, stderr } = await rheobase("validate typo.rheobase.json");
    expect(exitCode).toBe(exitCodes.invalid);
    expect(stderr).toContain('Nothing reads "trails". Did you mean "trials"?');
  });

  test("show prints parameters, epochs and conditions", async () => {
    await write("steps.rheobase.json", steps({ noise: { kind: "white", levels: [0.5] }, trials: 3 }));
    const { exitCode, stdout } = await rheobase("show steps.rheobase.json");
    expect(exitCode).toBe(exitCodes.done);
    const words = stdout.split("\n").map((line) => line.trim().replace(/ {2,}/g, " | "));
    expect(words).toEqual(expect.arrayContaining(["C_m | 200 | pF | derived", "V_reset | -70 | mV", "t_ref | 0 | ms | default", "rheobase | 100 | pA | derived"]));
    expect(words).toEqual(
      expect.arrayContaining([
        "2 | step | 50 | 150 | 50 | -",
        "Conditions: 2 sweeps x 1 noise level x 3 trials",
        "sweep | level_pA | noise_mV | trials | duration_ms | from_ms | to_ms | predicted_Hz | predicted_CV | predicted_spikes | free_V_mV | free_V_sd_mV",
      ]),
    );
    expect(words.some((line) => /^2 \| 200 \| 0.5 \| 3 \| 70 \| 20 \| 70 \| \d+\.\d+ \| 0\.\d+ \| - \| -40 \| 0.5$/.test(line))).toBe(true);
    expect(json((await rheobase("show steps.rheobase.json --json")).stdout)).toMatchObject({
      protocols: [
        {
          id: "steps",
          conditions: [
            { sweep: 1, level: 50 },
            { sweep: 2, level: 200 },
          ],
        },
      ],
    });
  });

  test("show and run take a protocol by name or id and help with a misspelt one", async () => {
    await write("two.rheobase.json", steps({ name: "Current steps" }), steps({ id: "other", name: "Other" }));
    expect((await rheobase("show two.rheobase.json --protocol other")).stdout).toMatch(/^Other \(other\)/);
    expect(await rheobase("show two.rheobase.json --protocol Curent_steps")).toMatchObject({
      exitCode: exitCodes.usage,
      stderr: 'error: two.rheobase.json\n  No protocol of this file is called "Curent steps".\n  Did you mean "Current steps"? The file has "Current steps", "Other".\n',
    });
  });

  test("schema prints a JSON Schema", async () => {
    expect(json((await rheobase("schema")).stdout)).toMatchObject({ type: "object", properties: { format: { const: "rheobase-experiment" } } });
  });

  test("--version prints the versions of application, file format and engine", async () => {
    expect(await rheobase("--version")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^rheobase \d+\.\d+\.\d+\nexperiment file format \d+\nengine \d+\n$/) as string,
    });
  });
});

describe("errors", () => {
  test.each([
    ["run", "missing required argument 'file'"],
    ["run x --onyl csv", "unknown option '--onyl'"],
    ["run x --only doc", "It must be some of csv, png, svg, json"],
    ["run x --workers 0", "It must be a whole number from 1 to 9999."],
    ["rnu x", "unknown command 'rnu'"],
    ["run x y", "too many arguments"],
  ])("a command line that is not understood: rheobase %s", async (args, message) => {
    const { exitCode, stdout, stderr } = await rheobase(args);
    expect(exitCode).toBe(exitCodes.usage);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(message);
    expect(stderr).toContain("--help");
    const document = json((await rheobase(`${args} --json`)).stdout);
    expect(document).toMatchObject({ ok: false, exitCode: exitCodes.usage, errors: [{ code: "usage", what: expect.stringContaining(message) as string }] });
  });

  test("without a command the help goes to standard error", async () => {
    const { exitCode, stdout, stderr } = await commandLineOf([], { cwd });
    expect(exitCode).toBe(exitCodes.usage);
    expect(stdout).toBe("");
    expect(stderr).toContain("Usage: rheobase");
  });

  test("a missing or unwritable file has its own exit code", async () => {
    expect(await rheobase("run nowhere.rheobase.json")).toMatchObject({ exitCode: exitCodes.disk, stderr: expect.stringContaining("There is no such file.") as string });
    await write("steps.rheobase.json", steps());
    await cp(join(cwd, "steps.rheobase.json"), join(cwd, "results"));
    expect(await rheobase("run steps.rheobase.json --out results")).toMatchObject({
      exitCode: exitCodes.disk,
      stderr: expect.stringContaining("a file stands in its place") as string,
    });
  });

  test("an internal error has its own exit code and message", async () => {
    await write("steps.rheobase.json", steps());
    const { exitCode, stdout, stderr } = await rheobase("run steps.rheobase.json --only json --json", {
      beforeCondition: () => {
        throw new RangeError("off by one");
      },
    });
    expect(exitCode).toBe(exitCodes.fault);
    expect(stderr).toContain("off by one");
    expect(json(stdout)).toMatchObject({ ok: false, errors: [{ code: "fault" }] });
  });
});

test("the manual and the help list every exit code", async () => {
  const manual = await readFile(join(import.meta.dirname, "../../docs/command-line.md"), "utf8");
  const { stdout } = await rheobase("run --help");
  for (const [code, meaning] of exitCodeMeanings) {
    expect(manual).toContain(`| ${code} | ${meaning} |`);
    expect(stdout).toContain(`${code}  ${meaning}`);
  }
  expect(exitCodeMeanings.map(([code]) => code).sort((a, b) => a - b)).toEqual(Object.values(exitCodes).sort((a, b) => a - b));
});
