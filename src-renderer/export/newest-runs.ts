import type { Run } from "../state/run.svelte.ts";

/** Of runs of one protocol the newest; in the order in which the protocols first come. */
export function newestOfEachProtocol(runs: readonly Run[]): Run[] {
  const newest = new Map<string, Run>();
  for (const run of runs) {
    const other = newest.get(run.protocolId);
    if (other === undefined || run.startedAt >= other.startedAt) newest.set(run.protocolId, run);
  }
  return [...newest.values()];
}
