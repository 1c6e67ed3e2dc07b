import { runsOf } from "../../src-shared/experiment/edit-experiment.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import type { OpenDocument } from "./open-documents.ts";

/**
 * Whether the results of a run are those that an experiment records of it, or the experiment records none. Where a file says otherwise,
 * its run has to be computed again and verified.
 *
 * @param own as its window gets it; undefined: the run has not ended
 */
export function agreesWithRecord(own: RunRecord | undefined, { columns, latest }: OpenDocument): boolean {
  const known = runsOf(latest).find(({ id, startedAt }) => id === own?.id && startedAt === own.startedAt);
  return own === undefined || known === undefined || resultsIn(columns.lightRecord(known)) === resultsIn(own);
}

function resultsIn({ columns, digests }: RunRecord): string {
  return JSON.stringify([columns, digests]);
}
