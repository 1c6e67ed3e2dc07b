import { expect, test } from "vitest";
import { fileEntries, provenanceFiles } from "./written-files.ts";

test("files are listed in order, tables with their digests, figures without", () => {
  const entries = fileEntries([{ name: "voltage.png", sha256: "2" }, { name: "summary.csv", sha256: "1" }]);
  expect(entries).toEqual([{ name: "summary.csv", sha256: "1" }, { name: "voltage.png" }]);
  expect(provenanceFiles.parse({ format: "rheobase-provenance", files: entries, complete: true })).toEqual({ files: entries, complete: true });
});
