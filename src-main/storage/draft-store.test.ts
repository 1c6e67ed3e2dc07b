import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDraftStore, type DraftStore } from "./draft-store.ts";

// workbench/documents.test.ts tests how services use drafts; this file tests cases with other machines and processes.

let folder: string;
let now: number;
const opened: DraftStore[] = [];
function aStore(): DraftStore {
  const store = openDraftStore({ folder, clock: () => now });
  opened.push(store);
  return store;
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rheobase-drafts-"));
  now = 1_000_000_000;
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  await rm(folder, { recursive: true });
});

const draft = { path: "/data/a.rheobase.json", name: "a", stamp: "0f", keptAt: 1_000_000_000, experiment: "{}" };

test("a draft of another machine on a shared disk is offered only after a day", async () => {
  const store = aStore();
  await store.keep("one", draft);
  const path = join(folder, "one.draft.json");
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replace(JSON.stringify(hostname()), '"elsewhere"').replace(/"address":"[^"]*"/, '"address":"/nowhere.sock"'));
  expect(await store.list()).toEqual([]);
  now += 86_400_000;
  expect(await store.list()).toEqual([{ id: "one", ...draft }]);
});

test("a draft too large to be read again is refused, and the previous one stays", async () => {
  const store = aStore();
  await store.keep("one", draft);
  // A draft escapes every quote, which makes it larger than the file would be.
  await expect(store.keep("one", { ...draft, experiment: '"'.repeat(50e6) })).rejects.toMatchObject({ code: "file-would-be-too-large", where: draft.path });
  expect(await store.list()).toEqual([{ id: "one", ...draft }]);
});

test("drafts are listed newest first; without a folder there are none", async () => {
  expect(await openDraftStore({ folder: join(folder, "none"), clock: () => now }).list()).toEqual([]);
  const store = aStore();
  await store.keep("older", { ...draft, keptAt: 1 });
  await store.keep("newer", { ...draft, keptAt: 2 });
  await store.remove("never kept");
  expect((await store.list()).map(({ id }) => id)).toEqual(["newer", "older"]);
  await store.remove("newer");
  expect((await store.list()).map(({ id }) => id)).toEqual(["older"]);
});

test("only the owner can read drafts, also in a folder that others can read", async () => {
  await chmod(folder, 0o755);
  const path = join(folder, "one.draft.json");
  await writeFile(path, "{}");
  await chmod(path, 0o644);
  await aStore().keep("one", draft);
  const modes = await Promise.all([folder, path].map(async (each) => (await stat(each)).mode & 0o777));
  expect(modes).toEqual([0o700, 0o600]);
});

test("a forged draft cannot name a file to delete", async () => {
  const victim = join(folder, "precious.json");
  await writeFile(victim, "mine");
  const owner = { machine: hostname(), address: victim };
  await writeFile(join(folder, "forged.draft.json"), JSON.stringify({ format: "rheobase-draft", version: 1, ...draft, owner }));
  expect(await aStore().list()).toHaveLength(1);
  expect(await readFile(victim, "utf8")).toBe("mine");
  expect((await readdir(folder)).sort()).toEqual(["forged.draft.json", "precious.json"]);
});
