import { expect, test } from "vitest";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { workerDied } from "../../src-shared/errors/runs-errors.ts";
import type { ConditionSummary } from "../../src-shared/statistics/summarise-condition.ts";
import { aSummary } from "../../src-shared/statistics/testing/summaries.ts";
import { Connection } from "./connection.svelte.ts";
import { newProtocol } from "./new-protocol.ts";
import { RunsState } from "./runs.svelte.ts";
import { arrived, standInService } from "./testing/stand-in-service.ts";

const protocol = { ...newProtocol(), sweeps: 3 };
const summary = (sweep: number): ConditionSummary => aSummary({ condition: sweep, from: 200, to: 700, level: 50 * sweep, spikeCount: sweep, rate: 2 * sweep, vMean: -60, vSd: 1 });
const record: RunRecord = {
  id: "run-1", protocol: protocol.id, snapshot: { ...protocol, seed: "rheobase" }, seed: "rheobase", engineVersion: 1, appVersion: "0.1.0", startedAt: "2026-11-21T09:00:00Z",
  conditions: [], digests: { spikes: null, traces: null }, columns: { spikes: "", traces: null, summary: {} },
};

function running(handlers: Parameters<typeof standInService>[0]) {
  const service = standInService(handlers);
  const connection = new Connection(() => service.openWire(), (error) => expect.unreachable(String(error)));
  const ended: string[] = [];
  return { service, ended, runs: new RunsState(connection.workbench, ({ id }) => ended.push(id)) };
}

test("a run shows conditions as they finish, and the missing ones as cancelled at its end", async () => {
  const { service, runs, ended } = running({ startRun: async () => ({ run: "r1" }) });
  const run = await runs.start("d", "run-1", protocol);
  expect(run.name).toBe("Run 1");
  expect(runs.current).toBe(run);
  service.emit("runProgress", { run: "r1", fraction: 0.4, remaining: 1200, finished: 1, total: 3 });
  service.emit("conditionsFinished", { run: "r1", results: [{ condition: 1, summary: summary(1) }] });
  service.emit("conditionsFailed", { run: "r1", failures: [{ condition: 0, error: workerDied("Steps, sweep 1", "it was ended").toJSON() }] });
  await arrived();
  expect(run.states.map(({ status }) => status)).toEqual(["failed", "finished", "waiting"]);
  expect([run.fraction, run.remaining, run.finished, run.total]).toEqual([0.4, 1200, 1, 3]);
  expect(run.summaries).toEqual([summary(1)]);
  expect(run.failures.map(({ condition, error }) => [condition.index, error.code])).toEqual([[0, "worker-died"]]);

  service.emit("runEnded", { run: "r1", outcome: "cancelled", elapsed: 900, record });
  await arrived();
  expect(run.states.map(({ status }) => status)).toEqual(["failed", "finished", "cancelled"]);
  expect([run.phase, run.elapsed, run.record?.id]).toEqual(["cancelled", 900, "run-1"]);
  expect(ended).toEqual(["run-1"]);
  expect(runs.current).toBeUndefined();
});

test("events that arrive before the run's id are not lost", async () => {
  const { service, runs } = running({
    startRun: async () => {
      service.emit("conditionsFinished", { run: "r1", results: [{ condition: 0, summary: summary(0) }] });
      await arrived();
      return { run: "r1" };
    },
  });
  const run = await runs.start("d", "run-1", protocol);
  expect(run.finished).toBe(1);
});

test("a resumed run waits again for its unfinished conditions", async () => {
  const { service, runs } = running({ startRun: async () => ({ run: "r1" }), resumeRun: async () => undefined });
  const run = await runs.start("d", "run-1", protocol);
  service.emit("conditionsFinished", { run: "r1", results: [{ condition: 2, summary: summary(2) }] });
  service.emit("runEnded", { run: "r1", outcome: "cancelled", elapsed: 1 });
  await arrived();
  await runs.resume(run);
  expect(run.phase).toBe("running");
  expect(run.states.map(({ status }) => status)).toEqual(["waiting", "waiting", "finished"]);
});

test("an earlier run is computed again once, even after several requests", async () => {
  let starts = 0;
  const { runs } = running({ startRun: async ({ record: given }) => ({ run: `r${++starts}${given?.id ?? ""}` }) });
  const first = await runs.open("d", record);
  expect(await runs.open("d", record)).toBe(first);
  expect([starts, first.recomputed, first.handle]).toEqual([1, true, "r1run-1"]);
});

test("a rejected run leaves nothing behind", async () => {
  const { runs } = running({ startRun: async () => Promise.reject(workerDied("", "no memory")) });
  await expect(runs.start("d", "run-1", protocol)).rejects.toMatchObject({ code: "worker-died" });
  expect(runs.all).toEqual([]);
});

test("a run closed before the service has sent its id is closed in the service, too", async () => {
  let answer: (named: { run: string }) => void = () => undefined;
  const closed: string[] = [];
  const { runs } = running({ startRun: () => new Promise((resolve) => (answer = resolve)), closeRun: ({ run }) => (closed.push(run), Promise.resolve(undefined)) });
  const starting = runs.open("d", record, "other.rheobase.json run-1");
  await arrived();
  await runs.close("other.rheobase.json run-1");
  answer({ run: "r1" });
  await starting;
  await arrived();
  expect([closed, runs.all]).toEqual([["r1"], []]);
});
