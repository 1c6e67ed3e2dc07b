import { resolve } from "node:path";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { runNotNamed, runUnknown } from "../../src-shared/foundation/error-catalogue-command-line.ts";
import { openExperiment, type ExperimentFile } from "../workbench/experiments.ts";

/** A run as the command line names it, "cell7.rheobase.json#run-12" or "cell7.rheobase.json#12". */
export interface NamedRun {
  readonly file: ExperimentFile;
  readonly record: RunRecord;
}

/**
 * Find a recorded run in its file.
 *
 * @throws BenchError `run-not-named`, `run-unknown`, or why the file cannot be read
 */
export async function openNamedRun(text: string, cwd: string): Promise<NamedRun> {
  // A file's name may hold the sign too; a run's does not.
  const at = text.lastIndexOf("#");
  if (at <= 0 || at === text.length - 1) throw runNotNamed(text);
  const [name, wanted] = [text.slice(0, at), text.slice(at + 1)];
  const file = await openExperiment(resolve(cwd, name));
  const runs = file.experiment.runs ?? [];
  const record = runs.find(({ id }) => id === wanted) ?? runs.find(({ id }) => id === `run-${wanted}`);
  if (record === undefined) throw runUnknown(name, wanted, runs.map(({ id }) => id));
  return { file, record };
}
