import { resolve } from "node:path";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { noRunsRecorded, runNotNamed, runUnknown } from "../../src-shared/errors/command-line-errors.ts";
import { misspellingOf } from "../../src-shared/foundation/spelling.ts";
import { openExperiment, type ExperimentFile } from "../workbench/experiments.ts";

/** A run as the command line names it, "cell7.rheobase.json#run-12" or "cell7.rheobase.json#12". */
export interface NamedRun {
  readonly file: ExperimentFile;
  readonly record: RunRecord;
  /** place of the record in its file, for errors: "cell7.rheobase.json /runs/0" */
  readonly where: string;
}

/**
 * Finds a recorded run in its file. The file's name suffices where the file has a single run.
 *
 * @throws BenchError `run-not-named`, `run-unknown`, `no-runs-recorded`, or an error of reading the file
 */
export async function openNamedRun(text: string, cwd: string): Promise<NamedRun> {
  const { name, wanted } = partsOf(text);
  const file = await openExperiment(resolve(cwd, name));
  const runs = file.experiment.runs ?? [];
  const ids = runs.map(({ id }) => id);
  if (runs.length === 0) throw noRunsRecorded(name);
  if (wanted === undefined && runs.length > 1) throw runNotNamed(name, runs);
  const index = wanted === undefined ? 0 : ([wanted, `run-${wanted}`].map((id) => ids.indexOf(id)).find((found) => found >= 0) ?? -1);
  const record = runs[index];
  if (record === undefined) throw runUnknown(name, wanted ?? "", runs, misspellingOf(wanted ?? "", ids));
  return { file, record, where: `${file.name} /runs/${index}` };
}

/** Splits at the last "#", because a file's name may contain one and a run's may not. */
function partsOf(text: string): { readonly name: string; readonly wanted: string | undefined } {
  const at = text.lastIndexOf("#");
  const isFile = at <= 0 || at === text.length - 1 || text.endsWith(".json");
  return isFile ? { name: text, wanted: undefined } : { name: text.slice(0, at), wanted: text.slice(at + 1) };
}
