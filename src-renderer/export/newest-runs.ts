import type { Run } from "../state/run.svelte.ts";

/** The newest run of each protocol, in the order in which the protocols first appear. */
export function newestOfEachProtocol(runs: readonly Run[]): Run[] {
  const newest = new Map<string, Run>();
  for (const run of runs) {
    const other = newest.get(run.protocolId);
    if (other === undefined || run.startedAt >= other.startedAt) newest.set(run.protocolId, run);
  }
  return [...newest.values()];
}
