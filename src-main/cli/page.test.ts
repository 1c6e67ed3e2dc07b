import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { exitCodes } from "./exit-codes.ts";
import { commandLineOf } from "./testing/a-host.ts";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "rheobase-page-"));
  await writeFile(join(cwd, "given.html"), "<h1><!--rheobase:title--></h1><!--rheobase:text--><footer><!--rheobase:about--></footer><!--rheobase:data-->");
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const rheobase = (...args: string[]) => commandLineOf(args, { cwd });
const write = (changes: Partial<Experiment> = {}) =>
  writeFile(join(cwd, "cell.rheobase.json"), JSON.stringify({ format: "rheobase-experiment", version: experimentVersion, protocols: [aProtocol()], ...changes }));
const read = (name: string) => readFile(join(cwd, name), "utf8");

test("writes a page with the experiment's name and notes, and replaces none unasked", async () => {
  await write({ name: "My cell", notes: "It leaks." });
  const { exitCode, stdout } = await rheobase("page", "cell.rheobase.json");
  expect(exitCode).toBe(exitCodes.done);
  expect(stdout).toBe("Test: one page of 1 kB in cell.html\n");
  expect(await read("cell.html")).toMatch(/^<h1>My cell<\/h1>.*It leaks\..*"tau_m":20/s);
  const again = await rheobase("page", "cell.rheobase.json");
  expect(again.exitCode).toBe(exitCodes.resultsExist);
  expect((await rheobase("page", "cell.rheobase.json", "--overwrite")).exitCode).toBe(exitCodes.done);
});

test("title, text, values and file are options", async () => {
  await write({ notes: "It leaks." });
  await writeFile(join(cwd, "intro.md"), "Read *this*.");
  await rheobase("page", "cell.rheobase.json", "--title", "Lecture 3", "--text", "intro.md", "--set", "neuron.tau_m=31", "--out", "lecture.html");
  const html = await read("lecture.html");
  expect(html).toContain("<h1>Lecture 3</h1>");
  expect(html).toContain("<em>this</em>");
  expect(html).not.toContain("It leaks");
  expect(html).toContain('"tau_m":31');
});

test("what a page cannot show of its text is named with its line, and nothing is written", async () => {
  await write({ notes: "Fine.\n\n![photo](https://example.org/a.png)" });
  const { exitCode, stderr } = await rheobase("page", "cell.rheobase.json");
  expect(exitCode).toBe(exitCodes.invalid);
  expect(stderr).toContain("cell.rheobase.json /notes, line 3");
  expect(await readdir(cwd)).not.toContain("cell.html");
});

test("what cannot be a page is refused, and nothing is written", async () => {
  await write({ protocols: [aProtocol({ id: "a", name: "A" }), aProtocol({ id: "b", name: "B", neuron: { ...aProtocol().neuron, V_reset: -40 } })] });
  expect((await rheobase("page", "cell.rheobase.json")).stderr).toContain('Name one with --protocol: "A", "B".');
  expect((await rheobase("page", "cell.rheobase.json", "--protocol", "B")).stderr).toContain("/protocols/1/neuron");
  expect((await rheobase("page", "cell.rheobase.json", "--protocol", "A", "--text", "none.md")).exitCode).toBe(exitCodes.disk);
  const ontoItself = await rheobase("page", "cell.rheobase.json", "--protocol", "A", "--out", "cell.rheobase.json", "--overwrite");
  expect(ontoItself.stderr).toContain("This file is read, and was to be written too.");
  expect((await readdir(cwd)).sort()).toEqual(["cell.rheobase.json", "given.html"]);
  await rm(join(cwd, "given.html"));
  expect((await rheobase("page", "cell.rheobase.json", "--protocol", "A")).stderr).toContain("npm run build");
});
