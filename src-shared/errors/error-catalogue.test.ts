import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { expect, test } from "vitest";
import { catalogueEntries, errorsPage } from "../../docs/errors-page.ts";

const root = join(import.meta.dirname, "../..");
const sourcesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.includes("testing/"))
    .map((file) => ({ file, text: readFileSync(join(root, folder, file), "utf8") }));
const catalogue = sourcesIn("src-shared/errors");
const entries = catalogue.flatMap(({ text }) => catalogueEntries(text));

test("every error of the catalogue has a unique code, which is its function's name, a cause and a cure", () => {
  const makers = catalogue.reduce((sum, { text }) => sum + text.split("new BenchError(").length - 1, 0);
  expect(entries).toHaveLength(makers);
  for (const { name, code, cause, cure } of entries) {
    expect(code).toBe(name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    expect(cause, code).toMatch(/[.?]$/);
    expect(cure, code).toMatch(/[.?]$/);
  }
  expect(new Set(entries.map(({ code }) => code)).size).toBe(entries.length);
});

test("no error is worded outside the catalogue", () => {
  const elsewhere = [...sourcesIn("src-shared"), ...sourcesIn("src-main")].filter(({ file, text }) => !file.startsWith(`errors${sep}`) && text.includes("new BenchError("));
  expect(elsewhere.map(({ file }) => file)).toEqual([join("foundation", "bench-error.ts")]);
});

test("docs/errors.md is generated from the catalogue (npm run docs)", () => {
  expect(readFileSync(join(root, "docs/errors.md"), "utf8")).toBe(errorsPage(catalogue.map(({ text }) => text)));
});
