import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/electron-security.md"), "utf8");

/** Headings such as "12. WebViews", with the text below them. */
const points = [...page.matchAll(/^## (\d+)\. .*\n([\s\S]*?)(?=^## )/gm)].map(([, number = "", text = ""]) => ({ number: Number(number), text }));
const named = [...page.matchAll(/^- `([^`]+\.ts)`: (.+)$/gm)].map(([, file = "", title = ""]) => [file, title] as const);

describe("docs/electron-security.md", () => {
  test("covers all twenty points", () => {
    expect(points.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, k) => k + 1));
  });

  test.each(points)("point $number names a test, or gives its reason", ({ text }) => {
    expect(text).toMatch(/^(- `[^`]+\.ts`: |Reason: )/m);
  });

  test.each(named)("%s has the test: %s", (file, title) => {
    expect(readFileSync(join(root, file), "utf8").includes(`"${title}"`)).toBe(true);
  });
});

test("no code opens anything in other programs", () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  expect(files.length).toBeGreaterThan(20);
  for (const name of files) expect(readFileSync(join(import.meta.dirname, name), "utf8"), name).not.toMatch(/openExternal|openPath|ipcMain\.handle|remote/);
});

test("the preload script exposes the bridge and nothing else", () => {
  const preload = readFileSync(join(import.meta.dirname, "preload.ts"), "utf8");
  expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
  const [, exposed = ""] = /exposeInMainWorld\(bridgeName, \{\n([\s\S]*?)\n\}\)/.exec(preload) ?? [];
  expect([...exposed.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name)).toEqual(["connect", "pathOf"]);
});
