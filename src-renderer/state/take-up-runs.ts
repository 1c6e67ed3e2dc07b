import type { RunInMemory } from "../../src-shared/contract/workbench-contract.ts";
import { runsOf } from "../../src-shared/experiment/edit-experiment.ts";
import type { OpenDocument } from "./document.svelte.ts";
import type { RunsState } from "./runs.svelte.ts";

/**
 * Takes up the runs of an experiment that the service has in memory and this window does not know: those of a window that was closed or
 * loaded again, and those whose start was not answered before the connection was lost. The latest run of the shown protocol is shown.
 */
export function takeUpRuns(runs: RunsState, document: OpenDocument, inMemory: readonly RunInMemory[]): void {
  for (const run of inMemory) {
    if (runs.knows(run.run)) continue;
    const key = keyOf(run, runs, document);
    if (key === undefined) continue;
    document.noteRunId(key);
    runs.takeUp(run, key);
    if (run.record === undefined && run.protocol.id === document.protocolId) document.runId = key;
  }
}

/** The id of the run in this experiment; undefined where it is no run of it, or another one stands for it. */
function keyOf({ id, startedAt, record }: RunInMemory, runs: RunsState, document: OpenDocument): string | undefined {
  const recorded = runsOf(document.experiment).find((one) => one.id === id);
  const isRecorded = recorded !== undefined && Date.parse(recorded.startedAt) === startedAt;
  // A run that is computed again belongs to its record, or to another file that was compared.
  if (record !== undefined || isRecorded) return isRecorded && runs.byId(id) === undefined ? id : undefined;
  return recorded === undefined && runs.byId(id) === undefined ? id : document.newRunId();
}
