import { changedSince } from "../../src-shared/experiment/changed-since.ts";
import { runTitle } from "../../src-shared/experiment/run-name.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { clockTime } from "../notation/clock-time.ts";
import type { OpenDocument } from "../state/document.svelte.ts";
import { runName } from "../state/run.svelte.ts";
import type { RunsState } from "../state/runs.svelte.ts";

/** A run as the sidebar lists it. */
export interface RunRow {
  readonly id: string;
  readonly name: string;
  /** its name with what somebody calls it, in one text */
  readonly title: string;
  /** what somebody calls it, and noted about it */
  readonly called?: string | undefined;
  readonly notes?: string | undefined;
  /** progress or time: "60 %", "14:32", "Thu 17:05" */
  readonly mark: string;
  /** whether the protocol has changed since the run */
  readonly changed: boolean;
}

/** The runs of a protocol, newest first: runs without a record yet, then those of the experiment. */
export function runRows(document: OpenDocument, runs: RunsState, protocol: Protocol, now: number): RunRow[] {
  const records = document.runsOf(protocol.id);
  const recorded = new Set(records.map(({ id }) => id));
  const unrecorded = runs.all.filter((run) => run.protocolId === protocol.id && !recorded.has(run.id) && !run.recomputed).toReversed();
  const running = (id: string): string | undefined => {
    const run = runs.byId(id);
    return run?.phase === "running" ? `${Math.floor(100 * run.fraction)} %` : undefined;
  };
  return [
    ...unrecorded.map((run) => ({
      id: run.id,
      name: run.name,
      title: run.name,
      mark: running(run.id) ?? run.phase,
      changed: changedSince({ snapshot: run.snapshot, seed: run.resolved.seed }, protocol),
    })),
    ...records.map((record) => ({
      id: record.id,
      name: runName(record.id),
      title: runTitle(record),
      called: record.name,
      notes: record.notes,
      mark: running(record.id) ?? clockTime(Date.parse(record.startedAt), now),
      changed: changedSince(record, protocol),
    })),
  ];
}
