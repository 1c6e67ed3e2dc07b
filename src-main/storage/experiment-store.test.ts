import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { currentStamp, readText, replaceText, saveText } from "./experiment-store.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rheobase-store-"));
  path = join(folder, "steps.rheobase.json");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("readText", () => {
  test("gives the text without a byte order mark", async () => {
    await writeFile(path, "\ufeff{\"name\": \"σ\"}");
    expect((await readText(path)).text).toBe("{\"name\": \"σ\"}");
  });

  test("a missing file, a folder and a cycle of links give different errors", async () => {
    await expect(readText(path)).rejects.toMatchObject({ code: "file-not-found", where: path });
    await mkdir(join(folder, "sub"));
    await expect(readText(join(folder, "sub"))).rejects.toThrow("it is a folder");
    await symlink("loop", join(folder, "loop"));
    await expect(readText(join(folder, "loop"))).rejects.toThrow("its links lead in a circle");
  });

  test("a file above the limit is refused with its size", async () => {
    await writeFile(path, "x".repeat(2_500_000));
    await expect(readText(path, { limit: 2e6 })).rejects.toThrow("The file has 2.5 MB; at most 2.0 MB are read");
    expect((await readText(path, { limit: 2.5e6 })).text).toHaveLength(2_500_000);
  });

  test.each(["/dev/zero", "/dev/tty", "/dev/stdin"])("the device or pipe %s is refused, not waited for", async (device) => {
    await expect(readText(device)).rejects.toMatchObject({ code: "file-unreadable" });
  });

  test("named pipes are rejected at once, in any number, and reading files still works", async () => {
    const pipes = Array.from({ length: 10 }, (_, k) => join(folder, `pipe-${k}`));
    execFileSync("mkfifo", pipes);
    for (const pipe of pipes) await expect(readText(pipe)).rejects.toThrow("no plain file");
    await expect(currentStamp(pipes[0]!)).rejects.toMatchObject({ code: "file-unreadable" });
    await writeFile(path, "here");
    expect((await readText(path)).text).toBe("here");
  });

  test("the stamp of a file that grew beyond the limit changes without reading it", async () => {
    await writeFile(path, "one");
    const { stamp } = await readText(path);
    await truncate(path, 1.5e9);
    const before = process.memoryUsage().rss;
    expect(await currentStamp(path)).not.toBe(stamp);
    await expect(saveText(path, "two", stamp)).rejects.toMatchObject({ code: "file-changed-on-disk" });
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  test.each([
    ["Latin-1", [0x22, 0xe9, 0x22]],
    ["UTF-16", [0xff, 0xfe, 0x7b, 0x00]],
    ["cut in the middle of a character", [0x7b, 0xcf]],
  ])("%s is not UTF-8", async (_, bytes) => {
    await writeFile(path, new Uint8Array(bytes));
    await expect(readText(path)).rejects.toMatchObject({ code: "file-not-utf8" });
  });
});

describe("saveText", () => {
  test("the window that read a file may save it repeatedly", async () => {
    await writeFile(path, "one");
    let { stamp } = await readText(path);
    stamp = await saveText(path, "two", stamp);
    await saveText(path, "drei σ", stamp);
    expect(await readFile(path, "utf8")).toBe("drei σ");
    expect(await readdir(folder)).toEqual(["steps.rheobase.json"]);
  });

  test("a change by another program is noticed, even one of equal length", async () => {
    await writeFile(path, "one");
    const { stamp } = await readText(path);
    await writeFile(path, "ONE");
    await expect(saveText(path, "two", stamp)).rejects.toMatchObject({ code: "file-changed-on-disk", where: path });
    expect(await readFile(path, "utf8")).toBe("ONE");
  });

  test("a file that has vanished has changed", async () => {
    await writeFile(path, "one");
    const { stamp } = await readText(path);
    await rm(path);
    await expect(saveText(path, "two", stamp)).rejects.toMatchObject({ code: "file-changed-on-disk" });
  });

  test("a text that would not be read again is not written", async () => {
    await writeFile(path, "one");
    const { stamp } = await readText(path);
    const text = "σ".repeat(50e6 + 1);
    for (const write of [() => saveText(path, text, stamp), () => replaceText(path, text)]) {
      await expect(write()).rejects.toMatchObject({ code: "file-would-be-too-large", where: path });
    }
    expect(await readFile(path, "utf8")).toBe("one");
  });

  test("a new file never replaces an existing one", async () => {
    await saveText(path, "one", undefined);
    await expect(saveText(path, "two", undefined)).rejects.toMatchObject({ code: "file-exists" });
    expect(await readFile(path, "utf8")).toBe("one");
  });
});
