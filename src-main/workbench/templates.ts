import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { folderEntries } from "../storage/folder-entries.ts";
import { experimentEnding, experimentNameOf } from "./experiment-names.ts";
import { openExperiment } from "./experiments.ts";

export interface Template {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly experiment: Experiment;
}

/**
 * The experiments of single neurons that ship with the program, in the order of their file names.
 *
 * @param folder absolute
 * @throws BenchError where one of them cannot be read
 */
export async function readTemplates(folder: string): Promise<Template[]> {
  const files = (await folderEntries(folder, experimentEnding)).filter(({ kind }) => kind === "file");
  const all = await Promise.all(
    files.map(async ({ path }) => {
      const { experiment } = await openExperiment(path);
      const id = experimentNameOf(path);
      return { id, name: experiment.name ?? id, description: firstSentence(experiment.notes ?? ""), experiment };
    }),
  );
  // The bench has no editor of networks yet: these examples are for the command line.
  return all.filter(({ experiment }) => experiment.protocols.every(({ network }) => network === undefined));
}

/** Up to the first full stop that ends a sentence: "0.5 mV" has none. */
function firstSentence(text: string): string {
  return /^[\s\S]*?[.!?](?=\s|$)/.exec(text.trim())?.[0] ?? text.trim();
}
