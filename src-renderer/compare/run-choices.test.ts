import { expect, test } from "vitest";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { Connection } from "../state/connection.svelte.ts";
import { OpenDocument } from "../state/document.svelte.ts";
import { newProtocol } from "../state/new-protocol.ts";
import { RunsState } from "../state/runs.svelte.ts";
import { standInService } from "../state/testing/stand-in-service.ts";
import { runChoices } from "./run-choices.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";

const protocol = (id: string) => ({ ...newProtocol(), id, name: "Steps" });
const record = (id: string, of: string): RunRecord => ({
  id, protocol: of, snapshot: { ...protocol(of), seed: "kite" }, seed: "kite", engineVersion: 1, appVersion: "1.0.0", startedAt: "2026-11-21T09:00:00Z",
  conditions: [], digests: { spikes: null, traces: null }, columns: { spikes: "", traces: null, summary: {} },
});

test("runs not yet chosen are grouped by protocol, also if two protocols have one name", () => {
  const service = standInService({});
  const runs = new RunsState(new Connection(() => service.openWire(), (error) => expect.unreachable(String(error))).workbench, () => undefined);
  const experiment = {
    format: "rheobase-experiment" as const,
    version: experimentVersion,
    protocols: [protocol("a"), protocol("b"), protocol("c")],
    runs: [record("run-1", "a"), record("run-2", "b"), record("run-3", "b"), record("run-4", "c")],
  };
  const document = new OpenDocument({ document: "d", name: "cell", experiment, elsewhere: 0 });
  const choices = runChoices(document, runs, (id) => id === "run-4", Date.parse("2026-11-21T10:00:00Z"));
  expect(choices.map(({ id, protocol, rows }) => [id, protocol, rows.map((row) => row.id)])).toEqual([
    ["a", "Steps", ["run-1"]],
    ["b", "Steps", ["run-3", "run-2"]],
  ]);
});
