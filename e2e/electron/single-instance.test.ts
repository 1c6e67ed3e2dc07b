import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { standInFolder } from "./build-stand-in.ts";

const script = join(import.meta.dirname, "testing/second-start.mjs");
let folder = "";
let running: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rheobase-lock-"));
  running = [];
});
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** Start the program as Playwright's tests do, and tell it to become ready. */
function start(...args: readonly string[]): { readonly child: ChildProcess; readonly lines: Interface } {
  const child = spawn(process.execPath, ["--import", join(standInFolder, "register.js"), script, `--user-data-dir=${folder}`, ...args], {
    cwd: folder,
    serialization: "advanced",
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  running.push(child);
  child.send({ kind: "question", id: 0, name: "go", args: undefined });
  return { child, lines: createInterface(child.stdout!) };
}

async function line(lines: Interface): Promise<unknown> {
  return JSON.parse(((await once(lines, "line")) as [string])[0]);
}

test("a second start sends its arguments, folder and data to the first process, and ends", async () => {
  const first = start();
  expect(await line(first.lines)).toEqual({ isOnly: true });
  const told = line(first.lines);
  const second = start("a-file");
  const ended = once(second.child, "exit");
  expect(await line(second.lines)).toEqual({ isOnly: false });
  expect(await told).toEqual({ argv: [process.execPath, script, `--user-data-dir=${folder}`, "a-file"], folder, data: { pid: second.child.pid } });
  expect(await ended).toEqual([0, null]);
});

test("a killed process frees the lock", async () => {
  const first = start();
  await line(first.lines);
  const ended = once(first.child, "exit");
  first.child.kill("SIGKILL");
  await ended;
  const second = start();
  expect(await line(second.lines)).toEqual({ isOnly: true });
});
