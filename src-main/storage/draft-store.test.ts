import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDraftStore, type DraftStore } from "./draft-store.ts";

// What services do with drafts is tested in workbench/documents.test.ts; here is what only other machines and processes show.

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

test("a draft of another machine on a shared disk is left alone for a day", async () => {
  const store = aStore();
  await store.keep("one", draft);
  const path = join(folder, "one.draft.json");
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replace(JSON.stringify(hostname()), '"elsewhere"').replace(/"address":"[^"]*"/, '"address":"/nowhere.sock"'));
  expect(await store.list()).toEqual([]);
  now += 86_400_000;
  expect(await store.list()).toEqual([{ id: "one", ...draft }]);
});

test("the newest comes first; where there is no folder there are no drafts", async () => {
  expect(await openDraftStore({ folder: join(folder, "none"), clock: () => now }).list()).toEqual([]);
  const store = aStore();
  await store.keep("older", { ...draft, keptAt: 1 });
  await store.keep("newer", { ...draft, keptAt: 2 });
  await store.remove("never kept");
  expect((await store.list()).map(({ id }) => id)).toEqual(["newer", "older"]);
  await store.remove("newer");
  expect((await store.list()).map(({ id }) => id)).toEqual(["older"]);
});
