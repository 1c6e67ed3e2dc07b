import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { confinedPaths, type ConfinedPaths } from "./confined-paths.ts";

let home: string;
let top: string;
let paths: ConfinedPaths;
beforeAll(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), "rheobase-confined-")));
  top = join(home, "top");
  await mkdir(join(top, "sub/deep"), { recursive: true });
  await mkdir(join(home, "outside/far"), { recursive: true });
  // A sibling whose name begins with the folder's name.
  await mkdir(join(home, "top-secret"));
  await writeFile(join(top, "file.txt"), "");
  const links: Record<string, string> = {
    "to-file": "file.txt",
    "to-sub": join(top, "sub"),
    "to-new": "sub/new.txt",
    "to-top": ".",
    "sub/up": "..",
    "to-outside": join(home, "outside"),
    "to-outside-relative": "../outside/secret.txt",
    "to-new-outside": "../outside/new.txt",
    "to-sibling": "../top-secret",
    "to-root": "/",
    // Goes through another link and up from its target; as text the path stays inside.
    "by-detour": "to-far/../../top-secret/x",
    "to-far": join(home, "outside/far"),
    "chain-1": "chain-2",
    "chain-2": "to-outside",
    "circle-1": "circle-2",
    "circle-2": "circle-1",
  };
  for (const [name, target] of Object.entries(links)) await symlink(target, join(top, name));
  paths = await confinedPaths(top);
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe("inside", () => {
  test.each([
    ["", ""],
    [".", ""],
    ["file.txt", "file.txt"],
    ["./sub//deep/", "sub/deep"],
    ["sub/none/new.txt", "sub/none/new.txt"],
    ["to-file", "file.txt"],
    ["to-sub/deep", "sub/deep"],
    ["to-new", "sub/new.txt"],
    ["to-top/to-top/file.txt", "file.txt"],
    ["sub/up/file.txt", "file.txt"],
    ["..hidden", "..hidden"],
    ["a..b/...", "a..b/..."],
    ["f-I: 0 to 600 pA, σ.json", "f-I: 0 to 600 pA, σ.json"],
  ])("%j leads to %j", async (path, place) => {
    const absolute = await paths.resolve(path);
    expect(absolute).toBe(join(top, place));
    expect(paths.display(absolute)).toBe(place);
  });
});

describe("refused", () => {
  test.each(["..", "../outside", "sub/../../outside", "sub/..", "sub\\..\\..\\outside", "/etc/passwd", "/", "\\\\server\\share", "\\outside", "C:\\x", "c:x"])(
    "%j",
    async (path) => {
      await expect(paths.resolve(path)).rejects.toMatchObject({ code: "path-outside-folder", where: path });
    },
  );

  test.each([
    "to-outside",
    "to-outside/new/file.txt",
    "to-outside-relative",
    "to-new-outside",
    "to-sibling",
    "to-root",
    "to-root/etc",
    "by-detour",
    "chain-1",
    "chain-1/x",
    "sub/up/to-outside",
  ])("%j, because of its link", async (path) => {
    await expect(paths.resolve(path)).rejects.toMatchObject({ code: "path-outside-folder" });
  });

  test("rejects an absolute path even to a file inside: paths are relative to the folder", async () => {
    await expect(paths.resolve(join(top, "file.txt"))).rejects.toMatchObject({ code: "path-outside-folder" });
  });

  test.each([
    ["a\0.txt", "NUL"],
    ["con", "device"],
    ["sub/AUX.rheobase.json", "device"],
    ["circle-1", "circle"],
    ["circle-1/x", "circle"],
  ])("%j, as unusable", async (path, reason) => {
    await expect(paths.resolve(path)).rejects.toMatchObject({ code: "path-unusable", what: expect.stringContaining(reason) as string, where: path.replace("\0", "\u{FFFD}") });
  });
});

test("any path is refused or leads inside the folder", async () => {
  const part = fc.oneof(
    fc.constantFrom("..", ".", "", "sub", "deep", "up", "to-sub", "to-top", "to-far", "to-outside", "by-detour", "file.txt", "\\", "C:"),
    fc.string({ maxLength: 4 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 6 }), fc.constantFrom("/", "\\"), async (parts, separator) => {
      const place = await paths.resolve(parts.join(separator)).catch((error: unknown) => (error as { code: string }).code);
      expect(place === top || place.startsWith(top + sep) || ["path-outside-folder", "path-unusable"].includes(place)).toBe(true);
    }),
  );
});

test("a path outside the folder is displayed unchanged", () => {
  expect(paths.display(join(home, "top-secret"))).toBe(join(home, "top-secret"));
});

test("a folder named by a link is served as the link's target", async () => {
  await symlink(top, join(home, "link"));
  expect((await confinedPaths(join(home, "link"))).top).toBe(top);
});

test.each([
  ["does not exist", () => join(home, "none")],
  ["is a file", () => join(top, "file.txt")],
])("a folder that %s cannot be used", async (_, path) => {
  await expect(confinedPaths(path())).rejects.toMatchObject({ code: "folder-unusable" });
});
