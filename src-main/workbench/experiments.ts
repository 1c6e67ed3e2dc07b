import { basename } from "node:path";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { experimentNotes, type PlacedNote } from "../../src-shared/experiment/experiment-notes.ts";
import { experimentProblems, readExperiment } from "../../src-shared/experiment/read-experiment.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { requirePortableName } from "../storage/portable-names.ts";
import { largestFile, readText, saveText } from "../storage/experiment-store.ts";

/** An experiment and the file that it came from. */
export interface ExperimentFile {
  readonly path: string;
  /** the file's name without its folder, as errors give it */
  readonly name: string;
  readonly experiment: Experiment;
  /** identifies the file's content, to notice changes by another program */
  readonly stamp: string;
  /** size of the file */
  readonly bytes: number;
}

export { largestFile };

/**
 * Opens an experiment file of any format version.
 *
 * @param within folder that must contain the file when it is opened; undefined: no restriction
 * @throws BenchError when it cannot be read or is no experiment; the rules of each protocol are for `planOf`
 */
export async function openExperiment(path: string, within?: string): Promise<ExperimentFile> {
  const { text, stamp } = await readText(path, { within });
  const name = basename(path);
  return { path, name, experiment: readExperiment(text, name), stamp, bytes: Buffer.byteLength(text) };
}

/** Result of checking an experiment file without running it. */
export interface ExperimentCheck {
  /** everything that is wrong, protocol by protocol; empty where it is sound */
  readonly problems: readonly BenchError[];
  /** what is not wrong but worth a look */
  readonly notes: readonly PlacedNote[];
}

/** An edit of an experiment of a file of this name. @throws BenchError or an AggregateError of them */
export type ExperimentEdit = (experiment: Experiment, name: string) => Experiment;

/**
 * Check an experiment file as a whole.
 *
 * @param edit what is changed in it before it is checked
 * @throws BenchError when it cannot be read
 */
export async function checkExperiment(path: string, edit?: ExperimentEdit): Promise<ExperimentCheck> {
  const { text } = await readText(path);
  const name = basename(path);
  const edited = edit === undefined ? text : editedText(text, name, edit);
  if (typeof edited !== "string") return { problems: edited, notes: [] };
  const problems = experimentProblems(edited, name);
  return { problems, notes: notesOnFile(edited, name) };
}

/** The text as it would be after an edit, or what keeps it from being edited. */
function editedText(text: string, name: string, edit: ExperimentEdit): string | readonly BenchError[] {
  try {
    return writeExperiment(edit(readExperiment(text, name), name));
  } catch (error) {
    if (error instanceof AggregateError) return error.errors as BenchError[];
    if (error instanceof BenchError) return [error];
    throw error;
  }
}

/** Notes on the file. A misspelt key often explains a missing one, so notes are given beside problems too; none where the text is no experiment. */
function notesOnFile(text: string, name: string): PlacedNote[] {
  try {
    return experimentNotes(readExperiment(text, name), name);
  } catch (error) {
    if (error instanceof BenchError) return [];
    throw error;
  }
}

/**
 * Write an experiment back to its file, atomically.
 *
 * @throws BenchError `file-changed-on-disk` when another program has changed the file since it was opened
 */
export async function saveExperiment({ path, stamp }: ExperimentFile, experiment: Experiment): Promise<void> {
  await saveText(path, writeExperiment(experiment), stamp);
}

/**
 * Write a new experiment file.
 *
 * @throws BenchError `file-exists`, `path-unusable`
 */
export async function createExperiment(path: string, experiment: Experiment): Promise<void> {
  requirePortableName(path, basename(path));
  await saveText(path, writeExperiment(experiment), undefined);
}
