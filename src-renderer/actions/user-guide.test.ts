import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { localKeys } from "./local-keys.ts";
import { actions } from "./registry.ts";
import { keysPage } from "./testing/keys-page.ts";

const root = join(import.meta.dirname, "../..");
const guide = join(root, "docs/user-guide");
const chapters = readdirSync(guide).filter((name) => name.endsWith(".md"));
const textOf = (chapter: string): string => readFileSync(join(guide, chapter), "utf8");

const keysOfActions = actions.flatMap(({ title, keys, moreKeys, keysInBrowser }) =>
  [keys, moreKeys, keysInBrowser].flatMap((one) => (one === undefined ? [] : [[title, one] as const])),
);
const knownKeys = new Set([...keysOfActions.map(([, keys]) => keys), ...localKeys.flatMap(({ keys }) => keys)]);

/** Names of the pictures that `npm run screenshots` makes: from calls such as take(bench, `design-${theme}`). */
function picturesTaken(): Set<string> {
  const folder = join(root, "e2e/screenshots");
  const specs = readdirSync(folder).filter((name) => name.endsWith(".spec.ts"));
  const names = specs.flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(/\btake\(\w+, ["`]([^"`]+)["`]\)/g)].map(([, taken]) => taken!));
  return new Set(names.flatMap((name) => (name.includes("${theme}") ? ["light", "dark"].map((theme) => `${name.replace("${theme}", theme)}.png`) : [`${name}.png`])));
}

describe.each(chapters)("%s", (chapter) => {
  const text = textOf(chapter);

  test("shows existing pictures that npm run screenshots takes", () => {
    const taken = picturesTaken();
    for (const [, path] of text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)) {
      expect(existsSync(join(guide, path!)), path).toBe(true);
      expect(path).toMatch(/^\.\.\/screenshots\//);
      expect(taken, path).toContain(path!.replace("../screenshots/", ""));
    }
  });

  test("links to existing pages", () => {
    for (const [, path] of text.matchAll(/(?<!!)\[[^\]]+\]\((?!https?:)([^)#]+)[^)]*\)/g)) expect(existsSync(join(guide, path!)), path).toBe(true);
  });

  test("names existing keys", () => {
    for (const [, keys] of text.matchAll(/<kbd>([^<]+)<\/kbd>/g)) expect(knownKeys, keys).toContain(keys);
  });

  test("names commands with their keys", () => {
    for (const [, title, keys] of text.matchAll(/\*\*([^*]+)\*\* \(<kbd>([^<]+)<\/kbd>/g)) expect(keysOfActions).toContainEqual([title, keys]);
  });
});

test("every chapter is in the list of chapters", () => {
  const listed = textOf("README.md");
  expect(chapters.filter((name) => name !== "README.md" && !listed.includes(`(${name})`))).toEqual([]);
});

test("every command that the guide names exists", () => {
  const titles = new Set(actions.map(({ title }) => title));
  for (const name of ["Take the tour", "Report a fault", "About Rheobase", "Copy citation", "Copy citation as BibTeX", "Copy text for the Methods section"]) {
    expect(chapters.some((chapter) => textOf(chapter).includes(name)), name).toBe(true);
    expect(titles).toContain(name);
  }
});

test("keys.md has every key (npx vitest run src-renderer/actions/user-guide --update writes it)", async () => {
  await expect(keysPage()).toMatchFileSnapshot(join(guide, "keys.md"));
});
