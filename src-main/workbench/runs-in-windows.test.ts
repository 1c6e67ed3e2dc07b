import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { readExperiment } from "../../src-shared/experiment/read-experiment.ts";
import { addressesIn, cellAt } from "../../src-shared/experiment/recorded-columns.ts";
import { columnsOf } from "../../src-shared/experiment/testing/columns-of.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { aWindow, TestBench, type TestWindow } from "./testing/a-bench.ts";
import { anExperiment } from "./testing/an-experiment.ts";
import { ByHand, finish, trials } from "./testing/by-hand-simulator.ts";

let bench: TestBench;
afterEach(() => bench.close());

async function aDocument(window: TestWindow): Promise<string> {
  return (await window.bench.newExperiment({ name: "Test", experiment: anExperiment() })).document;
}

/** Indices of the conditions that a window was told have finished, as often as it was told. */
function finishedIn(window: TestWindow): number[] {
  return window.told("conditionsFinished").flatMap(({ results }) => results.map(({ condition }) => condition)).sort((a, b) => a - b);
}
/** The record of a run as a save writes it to a file; a window has it without its columns. */
async function recordInFile(window: TestWindow, document: string, record: RunRecord): Promise<RunRecord> {
  await window.bench.saveExperiment({ document, experiment: anExperiment({ runs: [record] }), path: bench.path("saved"), overwrite: true });
  return readExperiment(await readFile(bench.path("saved.rheobase.json"), "utf8"), "saved.rheobase.json").runs![0]!;
}
const upTo = (count: number): number[] => Array.from({ length: count }, (_, k) => k);

const noisy: Protocol = aProtocol({ sweeps: 3, trials: 4, noise: { kind: "white", levels: [0.5, 2] } });

describe("on real workers", () => {
  beforeEach(async () => {
    bench = await TestBench.open();
  });

  test("a run tells of every condition once, ends with a record, and is verified when it is computed again", async () => {
    const window = aWindow(bench.service());
    const document = await aDocument(window);
    const { run } = await window.bench.startRun({ document, id: "run-1", protocol: noisy });
    const ended = await window.next("runEnded");
    expect(ended).toMatchObject({ run, outcome: "finished", record: { id: "run-1", protocol: noisy.id, digests: { spikes: expect.stringMatching(/^[0-9a-f]{64}$/) as string } } });
    expect(ended.verification).toBeUndefined();
    expect(finishedIn(window)).toEqual(upTo(24));
    expect(window.told("runProgress").at(-1)).toMatchObject({ fraction: 1, finished: 24, total: 24 });

    const record = ended.record!;
    const again = await window.bench.startRun({ document, id: "run-1", protocol: noisy, record });
    const verified = await window.next("runEnded");
    expect(verified).toMatchObject({
      run: again.run,
      outcome: "finished",
      verification: { mismatches: [], engine: { recorded: record.engineVersion, current: record.engineVersion } },
    });
    expect(verified.record).toEqual(record);
  });

  test("a digest that was tampered with is named", async () => {
    const window = aWindow(bench.service());
    const document = await aDocument(window);
    await window.bench.startRun({ document, id: "run-1", protocol: noisy });
    const record = await recordInFile(window, document, (await window.next("runEnded")).record!);
    const columns = columnsOf(record);
    const genuine = columns.spikes.slice(80, 96);
    columns.spikes = columns.spikes.replace(genuine, "0".repeat(16));
    await window.bench.startRun({ document, id: "run-1", protocol: noisy, record });
    const { verification } = await window.next("runEnded");
    expect(verification?.mismatches).toEqual([
      { of: "spikes", condition: 5, recorded: "0".repeat(16), computed: genuine },
    ]);
  });

  test("a cancelled run keeps finished conditions, and equals an uninterrupted one after it is resumed", async () => {
    const window = aWindow(bench.service());
    const document = await aDocument(window);
    // Long enough that a word and its answer come in between.
    const long = aProtocol({ trials: 40, dt: 0.01, record: { V: false }, noise: { kind: "white", levels: [1] }, epochs: [{ kind: "step", duration: 20_000, level: 150 }] });
    const { run } = await window.bench.startRun({ document, id: "run-1", protocol: long });
    await window.next("conditionsFinished");
    await window.bench.cancelRun({ run });
    const cancelled = await window.next("runEnded");
    const done = finishedIn(window);
    expect([...addressesIn(cancelled.record!.conditions, Infinity)]).toEqual(done);
    expect(done.length).toBeGreaterThan(0);
    expect(cancelled.outcome).toBe("cancelled");
    await window.bench.resumeRun({ run });
    const resumed = await window.next("runEnded");
    expect(resumed).toMatchObject({ run, outcome: "finished" });
    expect(resumed.elapsed).toBeGreaterThan(cancelled.elapsed);
    expect(finishedIn(window)).toEqual(upTo(40));
    await window.bench.startRun({ document, id: "run-2", protocol: long });
    const { record } = await window.next("runEnded");
    expect(resumed.record?.digests).toEqual(record?.digests);
    expect(resumed.record?.columns).toEqual(record?.columns);

    // A record of a part is verified by computing that part.
    await window.bench.startRun({ document, id: "run-1", protocol: long, record: cancelled.record! });
    const part = await window.next("runEnded");
    expect(part).toMatchObject({ outcome: "cancelled", verification: { mismatches: [] } });
    expect(part.record).toEqual(cancelled.record);
  });

  test("finished conditions can be read: spikes, traces, distributions", async () => {
    const window = aWindow(bench.service({ traceMemory: 10_000 }));
    const document = await aDocument(window);
    const { run } = await window.bench.startRun({ document, id: "run-1", protocol: { ...noisy, population: 3 } });
    const { record } = await window.next("runEnded");
    const { summary } = columnsOf(await recordInFile(window, document, record!));
    const last = (column: string) => cellAt(summary[column]!, 23);
    const [spikes, ...others] = await window.bench.readSpikes({ run, conditions: [23, 99], neurons: 2 });
    expect(others).toEqual([]);
    expect(spikes).toMatchObject({ condition: 23, neurons: [expect.any(Float64Array), expect.any(Float64Array)] });
    const trace = await window.bench.readTrace({ run, condition: 23, neuron: 2, first: 100, count: 10_000, buckets: 90 });
    expect({ ...trace, low: trace.low.length, high: trace.high.length }).toEqual({ first: 100, perBucket: 11, low: 82, high: 82 });
    const one = await window.bench.readDistributions({ run, conditions: [23] });
    expect(one.intervals.count).toBe(last("isi_count"));
    expect(one.voltage?.histogram?.counts.reduce((sum, count) => sum + count, 0)).toBe(3 * 1000);
    const all = await window.bench.readDistributions({ run, conditions: [20, 21, 22, 23] });
    expect(all.intervals.count).toBeGreaterThan(one.intervals.count);
    await expect(window.bench.readTrace({ run, condition: 99, neuron: 0, first: 0, count: 1, buckets: 1 })).rejects.toMatchObject({ code: "condition-not-finished" });
    await expect(window.bench.readTrace({ run, condition: 0, neuron: 3, first: 0, count: 1, buckets: 1 })).rejects.toMatchObject({ code: "trace-not-recorded" });
    await window.bench.closeRun({ run });
    await expect(window.bench.readSpikes({ run, conditions: [0], neurons: 1 })).rejects.toMatchObject({ code: "run-not-kept" });
  });

  test("V that was not recorded is computed when it is looked at, with the bits of a run that records it", async () => {
    const window = aWindow(bench.service());
    const document = await aDocument(window);
    const asked = { condition: 5, first: 0, count: 10_000, buckets: 10_000 };
    const traceOf = async (id: string, protocol: Protocol, neuron: number) => {
      const { run } = await window.bench.startRun({ document, id, protocol });
      await window.next("runEnded", (ended) => ended.run === run);
      return await window.bench.readTrace({ run, neuron, ...asked });
    };
    const population = 3;
    for (const neuron of [0, 2]) {
      const recorded = await traceOf(`recorded-${neuron}`, { ...noisy, population }, neuron);
      expect(recorded.low.length).toBeGreaterThan(100);
      expect(await traceOf(`unrecorded-${neuron}`, { ...noisy, population, record: { V: false } }, neuron)).toEqual(recorded);
      expect(await traceOf(`one-recorded-${neuron}`, { ...noisy, population, record: { neurons: 1 } }, neuron)).toEqual(recorded);
    }
  });
});

describe("on a simulator that the test moves", () => {
  let byHand: ByHand;
  let window: TestWindow;
  let document: string;
  let run: string;
  beforeEach(async () => {
    byHand = new ByHand();
    bench = await TestBench.open(byHand);
    window = aWindow(bench.service());
    document = await aDocument(window);
    ({ run } = await window.bench.startRun({ document, id: "run-1", protocol: trials }));
  });

  test("finished conditions are reported and can be read during the run", async () => {
    finish(await byHand.job(1), 1);
    expect(await window.next("conditionsFinished")).toMatchObject({ run, results: [{ condition: 1, summary: { condition: 1, spikeCount: 4 } }] });
    const [spikes, ...others] = await window.bench.readSpikes({ run, conditions: [0, 1, 2], neurons: 10 });
    expect(spikes).toEqual({ condition: 1, neurons: [Float64Array.of(10, 30, 50, 70)] });
    expect(others).toEqual([]);
    expect((await window.bench.readDistributions({ run, conditions: [0, 1, 2] })).intervals).toMatchObject({ count: 3, mean: 20, cv: 0 });
    expect(window.told("runEnded")).toEqual([]);
  });

  test("when the simulator dies, unfinished conditions fail with its reason, and are simulated when the run is resumed", async () => {
    const died = new BenchError("made-up", { where: "", what: "It died.", remedy: "Again." });
    const first = await byHand.job(1);
    finish(first, 1);
    first.end(died);
    const ended = await window.next("runEnded");
    expect(ended).toMatchObject({ outcome: "failed", record: { conditions: [[1, 1]], digests: { spikes: null } } });
    expect(window.told("conditionsFailed")).toEqual([{ run, failures: [0, 2].map((condition) => ({ condition, error: died.toJSON() })) }]);
    await window.bench.resumeRun({ run });
    const second = await byHand.job(2);
    expect(second.conditions.map(({ index }) => index)).toEqual([0, 2]);
    finish(second, 2, 0);
    second.end();
    expect(await window.next("runEnded")).toMatchObject({ outcome: "finished" });
    expect(finishedIn(window)).toEqual([0, 1, 2]);
    expect(window.told("runProgress").at(-1)).toMatchObject({ fraction: 1, finished: 3 });
  });

  test("an unexpected error of the simulator fails the unfinished conditions, too", async () => {
    (await byHand.job(1)).end(new TypeError("x is not a function"));
    expect(await window.next("runEnded")).toMatchObject({ outcome: "failed" });
    expect(window.told("conditionsFailed")[0]?.failures).toHaveLength(3);
    expect(window.told("conditionsFailed")[0]?.failures[0]?.error).toMatchObject({ code: "unexpected" });
  });

  test("progress of a resumed run is that of the whole run", async () => {
    const first = await byHand.job(1);
    finish(first, 0, 1);
    await window.next("conditionsFinished");
    await window.bench.cancelRun({ run });
    expect(await window.next("runEnded")).toMatchObject({ outcome: "cancelled" });
    const before = window.told("runProgress").length;
    await window.bench.resumeRun({ run });
    const second = await byHand.job(2);
    second.end();
    await window.next("runEnded");
    const [told] = window.told("runProgress").slice(before);
    expect(told?.fraction).toBeCloseTo(2 / 3, 10);
    expect(told).toMatchObject({ finished: 2, total: 3 });
  });

  test("a recorded run tells its recorded numbers before anything is recomputed, and again after a reconnection those that are not", async () => {
    const first = await byHand.job(1);
    finish(first, 0, 1, 2);
    first.end();
    const { record } = await window.next("runEnded");
    const service = bench.service();
    const lost = aWindow(service);
    const own = await aDocument(lost);
    const full = await recordInFile(window, document, record!);
    const { run: again } = await lost.bench.startRun({ document: own, id: "run-1", protocol: trials, record: full });
    const { results } = await lost.next("conditionsRecorded");
    expect(results).toEqual(window.told("conditionsFinished").flatMap((told) => told.results));
    expect(lost.told("conditionsFinished")).toEqual([]);
    finish(await byHand.job(2), 1);
    await lost.next("conditionsFinished");
    lost.cut();
    const back = aWindow(service);
    await back.bench.resumeDocument({ document: own });
    expect(await back.next("conditionsRecorded")).toEqual({ run: again, results: results.filter(({ condition }) => condition !== 1) });
  });

  test("a run continues without its window, which gets all events again when it reconnects", async () => {
    const service = bench.service();
    const lost = aWindow(service);
    const own = await aDocument(lost);
    const { run: going } = await lost.bench.startRun({ document: own, id: "run-2", protocol: trials });
    const job = await byHand.job(2);
    finish(job, 0);
    await lost.next("conditionsFinished");
    lost.cut();
    finish(job, 2);
    const back = aWindow(service);
    await expect(back.bench.readSpikes({ run: going, conditions: [0], neurons: 1 })).rejects.toMatchObject({ code: "run-not-kept" });
    expect(await back.bench.resumeDocument({ document: own })).toMatchObject({ found: true, runs: [{ run: going, id: "run-2" }] });
    await back.next("conditionsFinished");
    expect(finishedIn(back)).toEqual([0, 2]);
    finish(job, 1);
    job.end();
    expect(await back.next("runEnded")).toMatchObject({ run: going, outcome: "finished" });
    expect(finishedIn(back)).toEqual([0, 1, 2]);
    back.cut();
    const later = aWindow(service);
    await later.bench.resumeDocument({ document: own });
    expect(await later.next("runEnded")).toMatchObject({ run: going, outcome: "finished", record: { id: "run-2" } });
    expect(finishedIn(later)).toEqual([0, 1, 2]);
  });

  test("closing an experiment without a file stops its runs without another word", async () => {
    const job = await byHand.job(1);
    await window.bench.closeDocument({ document });
    finish(job, 0);
    await expect(window.bench.readSpikes({ run, conditions: [0], neurons: 1 })).rejects.toMatchObject({ code: "run-not-kept" });
    expect([...window.told("runEnded"), ...window.told("conditionsFinished")]).toEqual([]);
  });
});
