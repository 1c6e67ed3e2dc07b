import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addressToken } from "./address-token.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "rheobase-token-"));
});
afterEach(() => rm(home, { recursive: true }));

let made = 0;
const fresh = (): string => `${++made}`.padStart(43, "t");
const at = (port: number, folder = "/lab"): Promise<string> => addressToken({ kept: join(home, "addresses"), port, folder, fresh });

test("a server restarted for the same folder and port has the same token", async () => {
  const first = await at(4173);
  expect(await at(4173)).toBe(first);
  expect(await at(4174)).not.toBe(first);
  expect(await at(4173)).toBe(first);
});

test("windows of one folder do not reach another folder that is served at their port later", async () => {
  const first = await at(4173);
  const other = await at(4173, "/home/ada");
  expect(other).not.toBe(first);
  expect(await at(4173)).not.toBe(first);
});

test("only the owner can read the file", async () => {
  await at(4173);
  expect((await stat(join(home, "addresses"))).mode & 0o777).toBe(0o700);
  expect((await stat(join(home, "addresses/4173.json"))).mode & 0o777).toBe(0o600);
});

test("if the file is damaged, has a short token or cannot be written, the token is new", async () => {
  const first = await at(4173);
  for (const text of ["{", '{"folder": "/lab", "token": "guess"}']) {
    await writeFile(join(home, "addresses/4173.json"), text);
    expect(await at(4173)).not.toBe(first);
  }
  await writeFile(join(home, "file"), "");
  expect(await addressToken({ kept: join(home, "file/below"), port: 1, folder: "/lab", fresh })).toHaveLength(43);
});
