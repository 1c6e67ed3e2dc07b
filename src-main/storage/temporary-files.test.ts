import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { atomicWrite } from "./atomic-write.ts";
import { sweep, sweepBelow, temporaryName } from "./temporary-files.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rheobase-sweep-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const moduleOf = (name: string): string => JSON.stringify(join(import.meta.dirname, name));

/** A process that writes a file into the folder and is killed in the middle of it. */
function killedWhileWriting(): void {
  const script = `
    import { atomicWriteChunks } from ${moduleOf("atomic-write.ts")};
    async function* endless() { for (;;) { yield "x".repeat(300000); process.kill(process.pid, "SIGKILL"); } }
    await atomicWriteChunks(${JSON.stringify(join(folder, "traces.csv"))}, endless());`;
  expect(spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script]).signal).toBe("SIGKILL");
}

test("temporary files of a killed process are removed by the next one that writes into the folder", async () => {
  killedWhileWriting();
  expect(await readdir(folder)).toEqual([expect.stringMatching(/^\.rheobase-.*\.tmp$/)]);
  await atomicWrite(join(folder, "a.json"), "{}");
  expect(await readdir(folder)).toEqual(["a.json"]);
});

test("temporary files of a running process stay, and so do files with similar names", async () => {
  const names = [temporaryName(), ".rheobase.tmp", ".rheobase-notes.tmp", "rheobase-0.tmp"];
  for (const name of names) await writeFile(join(folder, name), "");
  await sweep(folder);
  expect((await readdir(folder)).sort()).toEqual(names.sort());
});

test("a reused process id is not taken for the owner", async () => {
  const [, machine] = /^\.rheobase-([0-9a-f]{8})/.exec(temporaryName())!;
  await writeFile(join(folder, `.rheobase-${machine!}-${process.pid}-1-0123456789abcdef.tmp`), "");
  await sweep(folder);
  expect(await readdir(folder)).toEqual(process.platform === "linux" ? [] : [expect.anything()]);
});

test("files of other machines and of old versions stay for a day", async () => {
  const names = [".rheobase-ffffffff-1-1-0123456789abcdef.tmp", ".rheobase-123e4567-e89b-42d3-a456-426614174000.tmp", ".rheobase-traces-123e4567-e89b-42d3-a456-426614174000.tmp"];
  for (const name of names) await writeFile(join(folder, name), "");
  await sweep(folder);
  expect(await readdir(folder)).toHaveLength(3);
  for (const name of names) await utimes(join(folder, name), 0, Date.now() / 1000 - 90_000);
  await sweep(folder);
  expect(await readdir(folder)).toEqual([]);
});

test("folders below are looked through, links out of the folder are not", async () => {
  await mkdir(join(folder, "top/results/deep"), { recursive: true });
  await mkdir(join(folder, "outside"));
  await symlink(join(folder, "outside"), join(folder, "top/link"));
  const [, machine] = /^\.rheobase-([0-9a-f]{8})/.exec(temporaryName())!;
  const dead = `.rheobase-${machine!}-999999999-1-0123456789abcdef.tmp`;
  for (const place of ["top/results/deep", "outside"]) await writeFile(join(folder, place, dead), "");
  await sweepBelow(join(folder, "top"));
  expect(await readdir(join(folder, "top/results/deep"))).toEqual([]);
  expect(await readdir(join(folder, "outside"))).toEqual([dead]);
});
