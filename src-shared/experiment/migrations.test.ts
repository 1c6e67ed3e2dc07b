import { expect, test } from "vitest";
import { experimentVersion } from "./experiment-version.ts";
import type { FileJson } from "./file-json.ts";
import { migrated, migrations, type Migration } from "./migrations.ts";

/** A made-up history: R_m was in GOhm in version 1, the neuron was called "cell" in version 2. */
const history: Migration[] = [
  { from: 1, migrate: (file) => ({ ...file, version: 2, cell: { ...(file["cell"] as object), R_m: 1000 * (file["cell"] as { R_m: number }).R_m } }) },
  { from: 2, migrate: ({ cell, ...file }) => ({ ...file, version: 3, neuron: cell }) },
];
const deepFreeze = <T extends object>(value: T): T => {
  for (const inner of Object.values(value)) if (typeof inner === "object" && inner !== null) deepFreeze(inner as object);
  return Object.freeze(value);
};
const version1: FileJson = deepFreeze({ version: 1, cell: { R_m: 0.1, labNotes: "cell 7" }, rig: 3 });

test("an old file goes through every migration from its version on, and keeps unknown keys", () => {
  expect(migrated(version1, "f.json", history, 3)).toEqual({ version: 3, neuron: { R_m: 100, labNotes: "cell 7" }, rig: 3 });
  expect(migrated({ version: 2, cell: { R_m: 100 } }, "f.json", history, 3)).toEqual({ version: 3, neuron: { R_m: 100 } });
});

test("a file of the current version is unchanged", () => {
  const file = { version: 3 };
  expect(migrated(file, "f.json", history, 3)).toBe(file);
});

test("a newer file is refused with its version named", () => {
  expect(() => migrated({ version: 4 }, "f.json", history, 3)).toThrow(
    "f.json /version\n  The file has format version 4, written by a newer Rheobase; this one reads versions up to 3 and will not guess at the rest.\n  Update Rheobase to open it.",
  );
});

test.each([undefined, 0, -1, 1.5, "1", null])("version %s is refused as unknown", (version) => {
  expect(() => migrated({ version }, "f.json", history, 3)).toThrow(expect.objectContaining({ code: "version-unknown" }));
});

test("the migrations lead from version 1 to the current one without a gap", () => {
  expect(migrations.map(({ from }) => from)).toEqual(Array.from({ length: experimentVersion - 1 }, (_, k) => k + 1));
});
