import { runName, runNameElsewhere } from "../../src-shared/experiment/run-name.ts";
import { nothingToCompareWith, runNamedTwice } from "../../src-shared/errors/comparison-errors.ts";
import type { RecordedRun } from "../workbench/compare-into-folder.ts";
import { experimentNameOf } from "../workbench/experiment-names.ts";
import { openNamedRun } from "./named-run.ts";

/**
 * The runs that FILE#RUN name, in order. Runs of the first file go by their own name, those of others by that of their file as
 * well: as in the bench, where the first would be the open one.
 *
 * @throws BenchError what is wrong with a file, or with what was named in it
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
    const name = file.path === home ? runName(record.id) : runNameElsewhere(record.id, experimentNameOf(file.path));
    runs.push({ name, experimentFile: file.name, record, where });
  }
  if (runs.length < 2) throw nothingToCompareWith(named[0] ?? "");
  return runs;
}
