import { basename, join } from "node:path";
import { resultsMissing } from "../../src-shared/errors/disk-errors.ts";
import { provenanceFiles } from "../../src-shared/export/written-files.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { readText } from "../storage/experiment-store.ts";
import { fileDigest, isFolder } from "../storage/file-digest.ts";
import { folderEntries } from "../storage/folder-entries.ts";

/** Check of the results in one folder. */
export interface ResultsCheck {
  /** path as the user typed it; a subfolder follows a "/" */
  readonly folder: string;
  /** number of files in its provenance */
  readonly files: number;
  /** false: the run was interrupted, or conditions failed; undefined if unknown */
  readonly complete: boolean | undefined;
  /** readable sentences; empty if the folder is complete */
  readonly problems: readonly string[];
}

/**
 * Checks a folder of results and its subfolders: each provenance.json, which is written last, must have all its files beside it,
 * unchanged.
 *
 * @param path absolute
 * @param shown path for messages
 * @returns one check per folder with results; undefined if the path is not a folder
 * @throws BenchError `results-missing` if there are no results, `folder-unusable`
 */
export async function checkResults(path: string, shown: string): Promise<ResultsCheck[] | undefined> {
  if (!(await isFolder(path))) return undefined;
  const below = (await folderEntries(path, "")).filter(({ kind }) => kind === "folder");
  const places = [{ path, shown }, ...below.map(({ path: sub }) => ({ path: sub, shown: `${shown}/${basename(sub)}` }))];
  const checks: ResultsCheck[] = [];
  for (const place of places) checks.push(...(await checkFolder(place.path, place.shown)));
  if (checks.length === 0) throw resultsMissing(shown);
  return checks;
}

async function checkFolder(path: string, folder: string): Promise<ResultsCheck[]> {
  const names = (await folderEntries(path, "")).filter(({ kind }) => kind === "file").map(({ name }) => name);
  // A second export beside a first has a number: "provenance 2.json".
  const provenances = names.filter((name) => /^provenance( \d+)?\.json$/.test(name));
  if (provenances.length > 0) return await Promise.all(provenances.map((name) => checkProvenance(path, name, provenances.length > 1 ? `${folder}/${name}` : folder)));
  if (!names.some((name) => /\.(csv|png|svg)$/.test(name))) return [];
  const problem = "there is no provenance.json, which is written last: writing was interrupted, or --only left it out";
  return [{ folder, files: 0, complete: undefined, problems: [problem] }];
}

async function checkProvenance(path: string, name: string, folder: string): Promise<ResultsCheck> {
  const broken = (problem: string): ResultsCheck => ({ folder, files: 0, complete: undefined, problems: [problem] });
  const said = await readProvenance(join(path, name));
  if (typeof said === "string") return broken(`${name} cannot be read: ${said}`);
  if (said.files === undefined) return broken(`${name} does not say which files belong to it: an earlier version wrote it`);
  const problems: string[] = [];
  for (const { name: file, sha256 } of said.files) {
    // A forged provenance could name any file: accept only names in the same folder.
    const digest = basename(file) === file ? await fileDigest(join(path, file)) : undefined;
    if (digest === undefined) problems.push(`${file} is missing`);
    else if (sha256 !== undefined && digest !== sha256) problems.push(`${file} is not as it was written`);
  }
  for (const file of said.files_without_room ?? []) problems.push(`${file} was not written: the disk was full`);
  return { folder, files: said.files.length, complete: said.complete, problems };
}

/** @returns the content, or the reason why it cannot be read */
async function readProvenance(path: string) {
  try {
    const parsed = provenanceFiles.safeParse(JSON.parse((await readText(path)).text));
    return parsed.success ? parsed.data : "it is no provenance of results";
  } catch (error) {
    if (error instanceof BenchError) return error.what;
    if (error instanceof SyntaxError) return "it is no JSON";
    throw error;
  }
}
