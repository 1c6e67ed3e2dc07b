import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { citationBibtex, citationFile, citationText } from "./citation.ts";

const root = join(import.meta.dirname, "../..");

test("text and BibTeX name author, title and version", () => {
  expect(citationText("1.2.0")).toBe("The Rheobase developers. Rheobase (version 1.2.0) [Computer software].");
  expect(citationBibtex("1.2.0")).toBe("@software{rheobase_1_2_0,\n  author  = {{The Rheobase developers}},\n  title   = {Rheobase},\n  version = {1.2.0},\n  license = {MIT}\n}");
});

test("a BibTeX key is made of letters, digits and underscores, whatever the version is", () => {
  expect(/^@software\{([^,]+),/.exec(citationBibtex("2.0.0-rc.1+build"))?.[1]).toBe("rheobase_2_0_0_rc_1_build");
});

test("CITATION.cff is generated, with the version of this application (npm run docs)", () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  expect(readFileSync(join(root, "CITATION.cff"), "utf8")).toBe(citationFile(version));
});
