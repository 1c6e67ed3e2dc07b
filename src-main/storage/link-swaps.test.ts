import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { atomicWrite } from "./atomic-write.ts";
import { currentStamp, readText, replaceText, saveText } from "./experiment-store.ts";
import { folderEntries } from "./folder-entries.ts";
import { openOutputFolder } from "./output-folder.ts";

// Races: a path is checked, then replaced by a link before it is used.

let home: string;
let top: string;
let outside: string;
beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), "rheobase-swaps-")));
  top = join(home, "top");
  outside = join(home, "outside");
  await mkdir(join(top, "sub"), { recursive: true });
  await mkdir(outside);
  await writeFile(join(top, "sub/a.rheobase.json"), "inside");
  await writeFile(join(outside, "a.rheobase.json"), "secret");
});
afterEach(() => rm(home, { recursive: true, force: true }));

const file = (): string => join(top, "sub/a.rheobase.json");
const replaced = { code: "path-replaced" };

async function expectOutsideUntouched(): Promise<void> {
  expect(await readdir(outside)).toEqual(["a.rheobase.json"]);
  expect(await readFile(join(outside, "a.rheobase.json"), "utf8")).toBe("secret");
}

/** Every use of a path after its check. */
const uses: [what: string, use: () => Promise<unknown>][] = [
  ["reading", () => readText(file(), { within: top })],
  ["looking for a change", () => currentStamp(file(), top)],
  ["saving", () => saveText(file(), "ours", undefined, { within: top })],
  ["replacing", () => replaceText(file(), "ours", { within: top })],
  ["exporting", async () => (await openOutputFolder(join(top, "sub"), { overwrite: true, within: top })).write("a.rheobase.json", "ours")],
];

describe.each(uses)("%s", (_what, use) => {
  test("follows no link that took the place of the file", async () => {
    await rm(file());
    await symlink(join(outside, "a.rheobase.json"), file());
    await expect(use()).rejects.toMatchObject(replaced);
    await expectOutsideUntouched();
  });

  test("follows no link that took the place of its folder", async () => {
    await rename(join(top, "sub"), join(top, "was"));
    await symlink(outside, join(top, "sub"));
    await expect(use()).rejects.toMatchObject(replaced);
    await expectOutsideUntouched();
  });
});

test("browsing and making folders follow no link that took a folder's place", async () => {
  await rename(join(top, "sub"), join(top, "was"));
  await symlink(outside, join(top, "sub"));
  await expect(folderEntries(join(top, "sub"), ".json", top)).rejects.toMatchObject(replaced);
  await expect(openOutputFolder(join(top, "sub/results/run-1"), { overwrite: false, within: top })).rejects.toMatchObject(replaced);
  await expectOutsideUntouched();
});

test("whether a file exists is not answered through a link that took the place of its folder", async () => {
  const folder = await openOutputFolder(join(top, "sub"), { overwrite: false, within: top });
  await mkdir(join(top, "sub/run-1"));
  expect(await folder.existing(["a.rheobase.json", "run-1/a.rheobase.json", "none/a.rheobase.json"])).toEqual(["a.rheobase.json"]);
  await rename(join(top, "sub/run-1"), join(top, "was"));
  await symlink(outside, join(top, "sub/run-1"));
  await expect(folder.existing(["run-1/a.rheobase.json"])).rejects.toMatchObject(replaced);
  await expect(folder.ensureFree(["run-1/a.rheobase.json"])).rejects.toMatchObject(replaced);
  await rename(join(top, "sub"), join(top, "gone"));
  await symlink(outside, join(top, "sub"));
  await expect(folder.existing(["a.rheobase.json"])).rejects.toMatchObject(replaced);
});

test("a path that leads out of the folder without links is rejected, too", async () => {
  for (const path of [join(outside, "a.rheobase.json"), join(home, "a"), `${top}-secret/a`]) {
    await expect(readText(path, { within: top })).rejects.toMatchObject({ code: "path-outside-folder" });
    await expect(atomicWrite(path, "", { within: top })).rejects.toMatchObject({ code: "path-outside-folder" });
  }
});

test("within the folder everything works as without bounds", async () => {
  const { stamp } = await readText(file(), { within: top });
  expect(await saveText(file(), "ours", stamp, { within: top })).toBe(await currentStamp(file(), top));
  const folder = await openOutputFolder(join(top, "results/run-1"), { overwrite: false, within: top });
  await folder.write("voltage/summary.csv", "a,b");
  expect(await readFile(join(top, "results/run-1/voltage/summary.csv"), "utf8")).toBe("a,b");
  expect((await folderEntries(join(top, "sub"), ".rheobase.json", top)).map(({ name }) => name)).toEqual(["a.rheobase.json"]);
});

test("while another program swaps folder and link as fast as it can, nothing outside is read or written", async () => {
  const swapping = `
    const { renameSync, symlinkSync, unlinkSync } = require("node:fs");
    const [sub, was] = [${JSON.stringify(join(top, "sub"))}, ${JSON.stringify(join(top, "was"))}];
    process.stdout.write("swapping");
    for (;;) {
      try { renameSync(sub, was); symlinkSync(${JSON.stringify(outside)}, sub); } catch {}
      try { unlinkSync(sub); renameSync(was, sub); } catch {}
    }`;
  const attacker = spawn(process.execPath, ["-e", swapping], { stdio: ["ignore", "pipe", "inherit"] });
  await once(attacker.stdout, "data");
  const seen = new Set<string>();
  const outcomes = { done: 0, refused: 0 };
  const count = (work: Promise<unknown>): Promise<void> => 
    work.then(
      () => {
        outcomes.done += 1;
      },
      () => {
        outcomes.refused += 1;
      },
    );
  try {
    for (const end = performance.now() + 3000; performance.now() < end; ) {
      await count(readText(file(), { within: top }).then(({ text }) => seen.add(text)));
      await count(replaceText(file(), "inside", { within: top }));
      await count(openOutputFolder(join(top, "sub/new"), { overwrite: true, within: top }).then((folder) => folder.write("t.csv", "ours")));
      await sleep(0);
    }
  } finally {
    attacker.kill();
    await once(attacker, "exit");
  }
  expect([...seen]).toEqual(["inside"]);
  expect(outcomes.done).toBeGreaterThan(0);
  expect(outcomes.refused).toBeGreaterThan(0);
  await expectOutsideUntouched();
});
