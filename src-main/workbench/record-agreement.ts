import { changedSince } from "../../src-shared/experiment/changed-since.ts";
import { runsOf } from "../../src-shared/experiment/edit-experiment.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import type { OpenDocument } from "./open-documents.ts";

/**
 * Whether a run and its results are those that an experiment records, or the experiment records none. Where a file says otherwise, its run
 * has to be computed again and verified.
 *
 * @param own as its window gets it; undefined: the run has not ended
 */
export function agreesWithRecord(own: RunRecord | undefined, { columns, latest }: OpenDocument): boolean {
  const known = runsOf(latest).find(({ id, startedAt }) => id === own?.id && startedAt === own.startedAt);
  if (own === undefined || known === undefined) return true;
  return resultsIn(columns.lightRecord(known)) === resultsIn(own) && !changedSince(known, own.snapshot);
}

function resultsIn({ columns, digests }: RunRecord): string {
  return JSON.stringify([columns, digests]);
}
