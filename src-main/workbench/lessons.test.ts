import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { confinedPaths } from "../storage/confined-paths.ts";
import { readLessons } from "./lessons.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rheobase-lessons-"));
  await mkdir(join(folder, "served", "course"), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

test("lessons come by name, without the README; one that cannot be read says why", async () => {
  const course = join(folder, "served", "course");
  await writeFile(join(course, "10-b.md"), "b");
  await writeFile(join(course, "2-a.md"), "a");
  await writeFile(join(course, "README.md"), "how");
  await writeFile(join(course, "3-latin.md"), Buffer.of(0xff, 0xfe, 0x00));
  const { path, files } = await readLessons(await confinedPaths(join(folder, "served")), "course");
  expect(path).toBe("course");
  expect(files.map(({ name, text, problem }) => [name, text ?? problem?.code])).toEqual([
    ["2-a.md", "a"],
    ["3-latin.md", "file-not-utf8"],
    ["10-b.md", "b"],
  ]);
});

test("neither a folder nor a link leads out of reach", async () => {
  await writeFile(join(folder, "secret.md"), "secret");
  await symlink(join(folder, "secret.md"), join(folder, "served", "course", "01-link.md"));
  const files = await confinedPaths(join(folder, "served"));
  await expect(readLessons(files, "..")).rejects.toThrow();
  expect((await readLessons(files, "course")).files.map(({ text }) => text)).toEqual([undefined]);
});
