import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { giveSignOfLife, isAlive, sweepSockets, type SignOfLife } from "./living-process.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rheobase-sign-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a sign of life lasts until its process ends it", async () => {
  const { sign, end } = await giveSignOfLife(folder);
  expect(await isAlive(sign)).toBe(true);
  await end();
  expect(await isAlive(sign)).toBe(false);
});

test("a killed process counts as ended, and its socket is removed", async () => {
  const address = join(folder, ".0123456789abcdef.sock");
  const listen = `require("node:net").createServer().listen(${JSON.stringify(address)}, () => console.log("ready"))`;
  const child = spawn(process.execPath, ["-e", listen], { stdio: ["ignore", "pipe", "inherit"] });
  await once(createInterface({ input: child.stdout }), "line");
  const sign: SignOfLife = { machine: hostname(), address };
  expect(await isAlive(sign)).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await isAlive(sign)).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});

test("if the path of the folder is too long for a socket, the socket is in another folder", async () => {
  const { sign, end } = await giveSignOfLife(join(folder, "long".repeat(30)));
  expect(await isAlive(sign)).toBe(true);
  await end();
});

test("the state of another machine's process is unknown; without a socket the process counts as ended", async () => {
  expect(await isAlive({ machine: `not-${hostname()}`, address: join(folder, "s.sock") })).toBeUndefined();
  expect(await isAlive({ machine: hostname(), address: "" })).toBe(false);
});

test("a sign that names another file counts as ended, and the file stays", async () => {
  const names = ["precious.json", ".0123456789abcdef.sock", "other.sock"];
  for (const name of names) {
    await writeFile(join(folder, name), "mine");
    expect(await isAlive({ machine: hostname(), address: join(folder, name) })).toBe(false);
    expect(await readFile(join(folder, name), "utf8")).toBe("mine");
  }
});

test("sockets of killed processes are removed, those of living ones stay", async () => {
  const { sign, end } = await giveSignOfLife(folder);
  const dead = sign.address.replace(/[0-9a-f]{10}\.sock$/, "0123456789.sock");
  const listen = `require("node:net").createServer().listen(${JSON.stringify(dead)}, () => process.kill(process.pid, "SIGKILL"))`;
  await once(spawn(process.execPath, ["-e", listen]), "exit");
  expect(await readdir(folder)).toHaveLength(2);
  await sweepSockets(folder);
  expect(await readdir(folder)).toEqual([basename(sign.address)]);
  await end();
});
