import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { presets } from "../../src-shared/neuron/presets.ts";
import { exitCodes } from "./exit-codes.ts";
import { commandLineOf } from "./testing/a-host.ts";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "rheobase-new-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const rheobase = (args: string) => commandLineOf(args.split(" "), { cwd });
const experiment = async (name: string) => JSON.parse(await readFile(join(cwd, name), "utf8")) as Experiment;

describe("steps", () => {
  test.each(presets.map(({ id }) => id))("for %s are valid, and some sweeps are silent while others fire", async (id) => {
    expect((await rheobase(`new cell --preset ${id}`)).exitCode).toBe(exitCodes.done);
    expect(await rheobase("validate cell.rheobase.json")).toMatchObject({ exitCode: exitCodes.done, stdout: "cell.rheobase.json: valid\n" });
    expect((await rheobase("run cell.rheobase.json --only csv --out out")).exitCode).toBe(exitCodes.done);
    const { data } = Papa.parse<{ spike_count: string }>(await readFile(join(cwd, "out/summary.csv"), "utf8"), { header: true, skipEmptyLines: true });
    const isSilent = data.map(({ spike_count }) => spike_count === "0");
    expect(isSilent).toHaveLength(10);
    // Silent ones first, at least three of either.
    expect(isSilent).toEqual([...isSilent].sort((a, b) => Number(b) - Number(a)));
    expect(isSilent.slice(0, 3)).toEqual([true, true, true]);
    expect(isSilent.slice(-3)).toEqual([false, false, false]);
  });
});

describe("a waveform", () => {
  const csv = "t_s;I_nA\n0;0\n0,1;0,25\n0,2;-0,1\n";

  test("becomes the epoch of a protocol that is valid and runs", async () => {
    await writeFile(join(cwd, "noise.csv"), csv);
    const { exitCode, stdout, stderr } = await rheobase("new cell --preset nest-iaf-psc --waveform noise.csv --time-unit s --value-column I_nA --value-unit nA");
    expect(stderr).toBe("");
    expect(exitCode).toBe(exitCodes.done);
    expect(stdout.split("\n")).toEqual([
      "cell.rheobase.json: the waveform of noise.csv for NEST iaf_psc_alpha, iaf_psc_exp, iaf_psc_delta",
      "  3 samples, 0 to 200 ms (read in s); the sweep lasts 300 ms",
      "  -100 to 250 pA (read in nA)",
      "  hold: each value until the next sample",
      "Run it: rheobase run cell.rheobase.json",
      "",
    ]);
    expect((await experiment("cell.rheobase.json")).protocols).toMatchObject([
      {
        name: "Waveform",
        neuron: { preset: "nest-iaf-psc", C_m: 250 },
        levelUnit: "pA",
        epochs: [{ kind: "waveform", times: [0, 100, 200], values: [0, 250, -100], duration: 300, interpolation: "hold", source: "noise.csv" }],
      },
    ]);
    expect((await rheobase("validate cell.rheobase.json")).stdout).toBe("cell.rheobase.json: valid\n");
    expect((await rheobase("run cell.rheobase.json --only csv")).exitCode).toBe(exitCodes.done);
  });

  test("appears in the --json document; units default to ms and pA", async () => {
    await writeFile(join(cwd, "noise.csv"), csv.replace("t_s;I_nA", "t;I"));
    const { stdout } = await rheobase("new cell --waveform noise.csv --time-column 1 --offset 10 --interpolation linear --json");
    expect(JSON.parse(stdout)).toEqual({
      command: "new",
      ok: true,
      exitCode: 0,
      file: "cell.rheobase.json",
      preset: "neuromatch-w2d3",
      source: expect.stringContaining("Neuromatch") as string,
      waveform: {
        file: "noise.csv",
        samples: 3,
        first: 10,
        last: 10.2,
        duration: 10.2,
        lowest: -0.1,
        highest: 0.25,
        levelUnit: "pA",
        timeUnit: "ms",
        valueUnit: "pA",
        interpolation: "linear",
      },
    });
  });

  test.each([
    ["V/s", "brunel-2000"],
    ["V/s", "brian-cuba"],
    ["rheobase", "brunel-2000"],
  ])("in %s is accepted for preset %s and sets the protocol's unit", async (unit, preset) => {
    await writeFile(join(cwd, "noise.csv"), csv);
    expect((await rheobase(`new cell --preset ${preset} --waveform noise.csv --value-unit ${unit}`)).exitCode).toBe(exitCodes.done);
    expect((await experiment("cell.rheobase.json")).protocols).toMatchObject([{ levelUnit: unit, epochs: [{ values: [0, 0.25, -0.1] }] }]);
    expect((await rheobase("validate cell.rheobase.json")).exitCode).toBe(exitCodes.done);
  });

  test.each([
    ["10", "note: The first sample is at 10 ms; its value holds from 0 ms on. --offset 0 moves it to 0 ms.\n"],
    ["-0.1", "note: The sweep begins at 0 ms; what lies before is left out. --offset 0 keeps all of it.\n"],
  ])("that does not begin at 0 ms prints a note: offset %s", async (offset, note) => {
    await writeFile(join(cwd, "noise.csv"), csv);
    expect(await rheobase(`new cell --waveform noise.csv --offset ${offset}`)).toMatchObject({ exitCode: exitCodes.done, stderr: note });
  });

  test.each([
    ["--waveform nowhere.csv", exitCodes.disk, "file-not-found", "There is no such file."],
    ["--waveform noise.csv --value-column V", exitCodes.usage, "csv-column-missing", 'There is no column "V"; the file has "t_s", "I_nA".'],
    ["--waveform noise.csv --offset -1000", exitCodes.invalid, "csv-ends-before-start", "The last sample is at -800 ms (offset -1000 ms)"],
    ["--waveform words.csv", exitCodes.invalid, "csv-not-a-number", '"much" is not a number.'],
    ["--waveform huge.csv --time-unit s", exitCodes.invalid, "value-invalid", "epochs/0"],
    [
      "--waveform noise.csv --preset brunel-2000",
      exitCodes.usage,
      "value-unit-needs-resistance",
      'The values are a current (nA), but the preset "brunel-2000" gives tau_m alone',
    ],
    [
      "--waveform noise.csv --preset brian-cuba --value-unit rheobase",
      exitCodes.usage,
      "value-unit-needs-rheobase",
      '"brian-cuba" has none: its E_L (-49 mV) is not below V_th (-50 mV)',
    ],
    ["--waveform voltage.csv", exitCodes.usage, "waveform-undecided", "says mV: a voltage, which is no current."],
    ["--waveform one.txt", exitCodes.usage, "waveform-undecided", "Say it with --interval MS, or --rate HZ."],
    ["--time-unit s", exitCodes.usage, "waveform-missing", "--time-unit is an option for reading a waveform, but no waveform is named."],
    ["--offset 5", exitCodes.usage, "waveform-missing", "--offset is an option for reading a waveform"],
    ["--waveform noise.csv --offset 0,5", exitCodes.usage, "usage", "It must be a number of milliseconds"],
    ["--waveform noise.csv --value-unit kA", exitCodes.usage, "usage", "Allowed choices are A, mA, uA, nA, pA, V/s, rheobase."],
  ])("is refused, and nothing written: new cell %s", async (args, exitCode, code, words) => {
    await writeFile(join(cwd, "noise.csv"), csv);
    await writeFile(join(cwd, "words.csv"), "0,1\n1,much\n");
    await writeFile(join(cwd, "huge.csv"), "0,1\n1e307,2\n");
    await writeFile(join(cwd, "voltage.csv"), "Time (s),Vm (mV)\n0,-65\n0.001,-64\n");
    await writeFile(join(cwd, "one.txt"), "12.5\n-3\n40\n");
    const outcome = await rheobase(`new cell ${args} --json`);
    expect(outcome.exitCode).toBe(exitCode);
    expect(outcome.stderr).toContain(words);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ ok: false, exitCode, errors: [{ code }] });
    expect(await readdir(cwd)).not.toContain("cell.rheobase.json");
  });
});
