import type { OpenDocument } from "../state/document.svelte.ts";
import type { RunsState } from "../state/runs.svelte.ts";
import { runRows, type RunRow } from "../words/run-rows.ts";

/** The runs of one protocol that can still be chosen. */
export interface RunChoices {
  /** of the protocol: two may have one name */
  readonly id: string;
  readonly protocol: string;
  readonly rows: readonly RunRow[];
}

/** The runs of an experiment by protocol, the newest first, without those that are chosen. */
export function runChoices(document: OpenDocument, runs: RunsState, isChosen: (id: string) => boolean, now: number): RunChoices[] {
  return document.experiment.protocols
    .map((protocol) => ({ id: protocol.id, protocol: protocol.name, rows: runRows(document, runs, protocol, now).filter(({ id }) => !isChosen(id)) }))
    .filter(({ rows }) => rows.length > 0);
}
