import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openOutputFolder } from "./output-folder.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rheobase-output-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const text = (...parts: string[]): Promise<string> => readFile(join(folder, ...parts), "utf8");

test("folders in names are created, and text, bytes and chunks are written", async () => {
  const out = await openOutputFolder(join(folder, "new", "results"), { overwrite: false });
  await out.write("a.json", "text");
  await out.write("steps/b.png", new Uint8Array([66]));
  const { name: path } = await out.write("steps/c.csv", ["one\r\n", "two\r\n"]);
  expect(path).toBe(join(folder, "new", "results", "steps", "c.csv"));
  expect(await text("new", "results", "a.json")).toBe("text");
  expect(await text("new", "results", "steps", "b.png")).toBe("B");
  expect(await text("new", "results", "steps", "c.csv")).toBe("one\r\ntwo\r\n");
});

test("files are added to a folder that has other files", async () => {
  await writeFile(join(folder, "notes.txt"), "mine");
  const out = await openOutputFolder(folder, { overwrite: false });
  await out.write("summary.csv", "row");
  expect((await readdir(folder)).sort()).toEqual(["notes.txt", "summary.csv"]);
  expect(await text("notes.txt")).toBe("mine");
});

test("an existing file is refused before and while writing", async () => {
  await writeFile(join(folder, "summary.csv"), "mine");
  const out = await openOutputFolder(folder, { overwrite: false });
  await out.ensureFree(["spikes.csv"]);
  await expect(out.ensureFree(["spikes.csv", "summary.csv"])).rejects.toMatchObject({
    code: "results-exist",
    where: folder,
    what: "1 of the 2 files to be written exist already: summary.csv. Nothing was simulated and nothing was replaced.",
  });
  await expect(out.write("summary.csv", "new")).rejects.toMatchObject({ code: "file-exists" });
  expect(await text("summary.csv")).toBe("mine");
});

test("with overwrite a file is replaced", async () => {
  await writeFile(join(folder, "summary.csv"), "mine");
  const out = await openOutputFolder(folder, { overwrite: true });
  await out.ensureFree(["summary.csv"]);
  await out.write("summary.csv", "new");
  expect(await text("summary.csv")).toBe("new");
});

test("a file in the folder's place is a clear error", async () => {
  await writeFile(join(folder, "results"), "");
  await expect(openOutputFolder(join(folder, "results"), { overwrite: true })).rejects.toThrow("a file stands in its place");
  await expect(openOutputFolder(join(folder, "results", "sub"), { overwrite: true })).rejects.toMatchObject({ code: "folder-unusable" });
});

test.each(["a:b", "CON", "con.results", "tab\there", "<img>", "end.", "right\u202eleft"])("no folder is created with the name %j, which some systems forbid", async (name) => {
  for (const path of [join(folder, name), join(folder, name, "run-1"), join(folder, "new", name)]) {
    await expect(openOutputFolder(path, { overwrite: false })).rejects.toMatchObject({ code: "path-unusable", where: path });
  }
  expect(await readdir(folder)).toEqual([]);
});

test("an existing folder is used, whatever its name", async () => {
  await mkdir(join(folder, "2026-12-01 12:00"));
  await (await openOutputFolder(join(folder, "2026-12-01 12:00", "new"), { overwrite: false })).write("a.csv", "row");
  expect(await text("2026-12-01 12:00", "new", "a.csv")).toBe("row");
});

test.each(["../escape.csv", "a\\b.csv", "nul.csv", "/tmp/x", "", "a//b"])("the name %j never reaches the disk", async (name) => {
  const out = await openOutputFolder(folder, { overwrite: true });
  await expect(out.write(name, "x")).rejects.toThrow(RangeError);
});

test("an aborted file leaves nothing", async () => {
  const out = await openOutputFolder(folder, { overwrite: false });
  await expect(out.write("a.csv", ["x"], AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
  expect(await readdir(folder)).toEqual([]);
});
