// npm run docs: writes the pages that are made from the source: docs/schema.json and docs/errors.md.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { experimentJsonSchema } from "../src-shared/experiment/json-schema.ts";
import { errorsPage } from "./errors-page.ts";

const catalogue = join(import.meta.dirname, "../src-shared/foundation");
const sources = readdirSync(catalogue)
  .filter((file) => /^error-catalogue.*(?<!\.test)\.ts$/.test(file))
  .map((file) => readFileSync(join(catalogue, file), "utf8"));

writeFileSync(join(import.meta.dirname, "schema.json"), `${JSON.stringify(experimentJsonSchema(), null, 2)}\n`);
writeFileSync(join(import.meta.dirname, "errors.md"), errorsPage(sources));
