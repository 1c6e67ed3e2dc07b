import { versionNewer, versionUnknown } from "../errors/files-errors.ts";
import { experimentVersion } from "./experiment-version.ts";
import type { FileJson } from "./file-json.ts";
import { conditionsByAddress } from "./migrate-1-to-2.ts";
import { columnsForRows } from "./migrate-2-to-3.ts";
import { networksBesideNeurons } from "./migrate-3-to-4.ts";

/** One migration: a pure function that keeps unknown keys and sets `version` to `from + 1`. */
export interface Migration {
  readonly from: number;
  readonly migrate: (file: FileJson) => FileJson;
}

/** All migrations, oldest first, each in its own file. */
export const migrations: readonly Migration[] = [
  { from: 1, migrate: conditionsByAddress },
  { from: 2, migrate: columnsForRows },
  { from: 3, migrate: networksBesideNeurons },
];

/**
 * A file of any version as the current one.
 *
 * @param steps the steps to take; others than the product's own only in tests
 * @throws BenchError version-newer, or version-unknown where it is missing, below 1 or not a whole number
 */
export function migrated(file: FileJson, fileName: string, steps: readonly Migration[] = migrations, current: number = experimentVersion): FileJson {
  const version = file["version"];
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1)
    throw versionUnknown(fileName, version === undefined ? "missing" : JSON.stringify(version), current);
  if (version > current) throw versionNewer(fileName, version, current);
  return steps.filter((step) => step.from >= version).reduce((older, step) => step.migrate(older), file);
}
