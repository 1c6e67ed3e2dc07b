import { runTitle, runTitleElsewhere } from "../../src-shared/experiment/run-name.ts";
import { nothingToCompareWith, runNamedTwice } from "../../src-shared/errors/comparison-errors.ts";
import type { RecordedRun } from "../workbench/compare-into-folder.ts";
import { experimentNameOf } from "../workbench/experiment-names.ts";
import { openNamedRun } from "./named-run.ts";

/**
 * Finds the runs named by FILE#RUN, in order. Runs of the first file are called by their own name; runs of other files carry the
 * file's name too, as in the bench, where the first file would be the open one.
 *
 * @throws BenchError when a file cannot be read or has no such run
 */
export async function comparedRuns(named: readonly string[], cwd: string): Promise<RecordedRun[]> {
  const seen = new Set<string>();
  const runs: RecordedRun[] = [];
  let home: string | undefined;
  for (const text of named) {
    const { file, record, where } = await openNamedRun(text, cwd);
    home ??= file.path;
    const key = `${file.path}#${record.id}`;
    if (seen.has(key)) throw runNamedTwice(text);
    seen.add(key);
    const name = file.path === home ? runTitle(record) : runTitleElsewhere(record, experimentNameOf(file.path));
    runs.push({ name, experimentFile: file.name, record, where });
  }
  if (runs.length < 2) throw nothingToCompareWith(named[0] ?? "");
  return runs;
}
