// npm run docs: writes what is made from the source: docs/schema.json, docs/errors.md, docs/notes.md, docs/statistics.md, CITATION.cff and the picture of docs/command-line.md.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIfStale } from "../.ci/build-if-stale.mjs";
import { experimentJsonSchema } from "../src-shared/experiment/json-schema.ts";
import { citationFile } from "../src-shared/report/citation.ts";
import packageJson from "../package.json" with { type: "json" };
import { errorsPage } from "./errors-page.ts";
import { notesPage } from "./notes-page.ts";
import { statisticsPage } from "./statistics-page.ts";

const catalogue = join(import.meta.dirname, "../src-shared/errors");
const sources = readdirSync(catalogue)
  .filter((file) => file.endsWith("-errors.ts"))
  .map((file) => readFileSync(join(catalogue, file), "utf8"));

writeFileSync(join(import.meta.dirname, "schema.json"), `${JSON.stringify(experimentJsonSchema(), null, 2)}\n`);
writeFileSync(join(import.meta.dirname, "errors.md"), errorsPage(sources));
writeFileSync(join(import.meta.dirname, "notes.md"), notesPage());
writeFileSync(join(import.meta.dirname, "statistics.md"), statisticsPage());
writeFileSync(join(import.meta.dirname, "../CITATION.cff"), citationFile(packageJson.version));

// The picture comes from the command line, as everybody's does.
const root = join(import.meta.dirname, "..");
const results = mkdtempSync(join(tmpdir(), "rheobase-docs-"));
buildIfStale(["kernel", "cli"]);
execFileSync(process.execPath, ["dist/cli/rheobase.js", "run", "experiments/current-steps.rheobase.json", "--only", "png", "--out", results], { cwd: root });
copyFileSync(join(results, "voltage.png"), join(import.meta.dirname, "current-steps.png"));
rmSync(results, { recursive: true });
