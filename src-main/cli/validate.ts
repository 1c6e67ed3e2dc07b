import { resolve } from "node:path";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { readSetting, withSettings } from "../../src-shared/experiment/set-values.ts";
import { checkExperiment } from "../workbench/experiments.ts";
import { errorEntries, errorText } from "./error-text.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host, Outcome, Terminal } from "./host.ts";

export interface ValidateOptions {
  /** each PATH=VALUE, replaced in every protocol */
  readonly set?: readonly string[];
}

/** `rheobase validate FILE...`: prints every problem of every file. */
export async function validate(files: readonly string[], { set = [] }: ValidateOptions, host: Host, terminal: Terminal): Promise<Outcome> {
  const settings = set.map(readSetting);
  const edit = (experiment: Experiment, name: string) => withSettings(experiment, [...experiment.protocols.keys()], settings, name);
  const checked = [];
  for (const file of files) checked.push({ file, ...(await checkExperiment(resolve(host.cwd, file), settings.length === 0 ? undefined : edit)) });
  for (const { file, problems, notes } of checked) {
    if (problems.length === 0) terminal.print(`${file}: valid`);
    else terminal.print(`${file}: ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}`);
    for (const problem of problems) terminal.note(errorText(problem));
    for (const { note, place } of notes) terminal.note(`note: ${note.line(place)}`);
  }
  return {
    exitCode: checked.every(({ problems }) => problems.length === 0) ? exitCodes.done : exitCodes.invalid,
    document: {
      files: checked.map(({ file, problems, notes }) => ({
        ...{ file, valid: problems.length === 0, problems: problems.flatMap(errorEntries) },
        notes: notes.map(({ note, place }) => note.json(place)),
      })),
    },
  };
}
