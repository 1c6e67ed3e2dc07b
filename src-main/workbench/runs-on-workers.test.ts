import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readExperiment } from "../../src-shared/experiment/read-experiment.ts";
import { countIn, type RecordedColumns } from "../../src-shared/experiment/recorded-columns.ts";
import { columnsOf } from "../../src-shared/experiment/testing/columns-of.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import type { Simulator } from "../simulation/simulator.ts";
import { openWorkerPool } from "../simulation/worker-pool.ts";
import { openTraceSpool, type TraceSpool } from "../storage/trace-spool.ts";
import { recordRun } from "./record-run.ts";
import { runProtocol, type RunSettings } from "./runs.ts";
import { verifyRun } from "./verify-run.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";

// The worker that `npm run build:cli` builds, which users run.
const workerPath = join(import.meta.dirname, "../../dist/cli/worker.js");
const now = (): number => performance.now();

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((one) => one.close()));
});
function closedAfterwards<T extends { close(): Promise<void> }>(one: T): T {
  closing.push(one);
  return one;
}
const aPool = (workers: number): Simulator => closedAfterwards(openWorkerPool({ workerPath, workers }));
const aSpool = (memoryLimit?: number): TraceSpool => closedAfterwards(openTraceSpool({ folder: tmpdir(), ...(memoryLimit === undefined ? {} : { memoryLimit }) }));

function run(protocol: Protocol, settings: Partial<RunSettings>): Promise<ProtocolResult> {
  return runProtocol(planOrThrow(protocol, "test.rheobase.json /protocols/0"), { simulator: aPool(2), spool: aSpool(), now, ...settings });
}

const protocols: Record<string, Protocol> = {
  "white noise, exact, with traces": aProtocol({ sweeps: 3, trials: 4, noise: { kind: "white", levels: [0.5, 2] } }),
  "a heterogeneous population, grid": aProtocol({
    neuron: { tau_m: { distribution: "normal", mean: 20, sd: 1 }, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 },
    population: 7,
    trials: 5,
    integrator: "grid",
    noise: { kind: "held", distribution: "gaussian", levels: [50] },
  }),
  "one condition whose neurons are shared out, some of them recorded": aProtocol({
    neuron: { tau_m: { distribution: "normal", mean: 20, sd: 1 }, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 },
    population: 401,
    record: { neurons: 251 },
    dt: 0.008,
    noise: { kind: "white", levels: [2] },
  }),
  "many quick conditions without traces": aProtocol({
    epochs: [{ kind: "step", duration: 200, level: 0, deltaLevel: 0.5 }],
    sweeps: 601,
    record: { V: false },
  }),
};

describe("results do not depend on the workers", () => {
  test.each(Object.entries(protocols))("%s: equal digests and statistics for 1, 2 and 5 workers", async (_, protocol) => {
    const [one, two, five] = [
      await run(protocol, { simulator: aPool(1) }),
      await run(protocol, { simulator: aPool(2) }),
      await run(protocol, { simulator: aPool(5) }),
    ];
    expect(one.conditions.every(({ status }) => status === "finished")).toBe(true);
    expect(one.digests.spikes).toMatch(/^[0-9a-f]{64}$/);
    for (const other of [two, five]) {
      expect(other.digests).toEqual(one.digests);
      expect(other.conditions.map(withoutTraces)).toEqual(one.conditions.map(withoutTraces));
    }
  });

  test.each([
    [3, 2, 0.01],
    [401, 1, 0.008],
  ])("traces read back from disk have the digest that the worker computed (%i neurons, %i trials)", async (population, trials, dt) => {
    const protocol = aProtocol({ population, trials, dt, noise: { kind: "white", levels: [1] } });
    const result = await run(protocol, { spool: aSpool(50_000) });
    for (const condition of result.conditions) {
      if (condition.status !== "finished" || condition.traces === undefined) throw new Error(condition.status);
      const { traces, recording } = condition;
      expect(traces).toMatchObject({ samples: recording.traceSamples, neurons: population, interval: dt });
      const neurons = await Promise.all(Array.from({ length: population }, (_, neuron) => traces.read(neuron, 0, traces.samples)));
      const digests = neurons.map((V) => createHash("sha256").update(new Uint8Array(V.buffer)).digest("hex"));
      expect(createHash("sha256").update(digests.map((digest) => `${digest}\n`).join("")).digest("hex")).toBe(recording.traceDigest);
    }
  });
});

const withoutTraces = (result: ProtocolResult["conditions"][number]): unknown => ({ ...result, traces: undefined });

describe("cancel", () => {
  // 10^10 steps: at least a minute on any machine.
  const long = aProtocol({
    epochs: [
      { kind: "step", duration: 10, deltaDuration: 1e9, level: 50 },
    ],
    sweeps: 2,
    noise: { kind: "white", levels: [1] },
    integrator: "euler",
    record: { V: false },
  });

  // bench/stopping.ts measures how long that takes.
  test.each([1, 2])("stops inside a condition of 10^10 steps, and keeps finished conditions (%i workers)", async (workers) => {
    const controller = new AbortController();
    const result = await run(long, {
      simulator: aPool(workers),
      signal: controller.signal,
      onProgress({ done }) {
        if (done === 1) controller.abort();
      },
    });
    expect(result.conditions.map(({ status }) => status)).toEqual(["finished", "cancelled"]);
  });
});

describe("records", () => {
  async function aRecord(protocol: Protocol): Promise<RunRecord> {
    const result = await run(protocol, {});
    const record = recordRun(result, { id: "run-1", protocol, appVersion: "1.2.3", startedAt: new Date("2026-11-21T09:00:00Z") });
    // The record as read back from a file.
    const experiment = { format: "rheobase-experiment", version: experimentVersion, protocols: [protocol], runs: [record] } as const;
    return readExperiment(writeExperiment({ ...experiment, protocols: [...experiment.protocols], runs: [...experiment.runs] }), "test.rheobase.json").runs![0]!;
  }
  const withSummary = (record: RunRecord, changes: RecordedColumns["summary"]): RunRecord => {
    const columns = columnsOf(record);
    return { ...record, columns: { ...columns, summary: { ...columns.summary, ...changes } } };
  };
  const firstThree = (record: RunRecord): RunRecord => {
    const { spikes, traces, summary } = columnsOf(record);
    const first = Object.entries(summary).map(([name, values]) => [name, Array.isArray(values) ? values.slice(0, 3) : values] as const);
    const columns = { spikes: spikes.slice(0, 48), traces: traces!.slice(0, 48), summary: Object.fromEntries(first) };
    return { ...record, conditions: [[0, 2]], digests: { spikes: null, traces: null }, columns };
  };
  const protocol = aProtocol({ sweeps: 2, trials: 2, noise: { kind: "white", levels: [0.5, 2] } });
  const verify = (record: RunRecord, simulator = aPool(2)) => verifyRun(record, "test.rheobase.json /runs/0", { simulator, now });

  test("a record has the protocol and the results", async () => {
    const record = await aRecord(protocol);
    expect(record).toMatchObject({ id: "run-1", protocol: "test", seed: "rheobase", appVersion: "1.2.3", startedAt: "2026-11-21T09:00:00.000Z" });
    expect(record.snapshot).toEqual({ ...protocol, seed: "rheobase" });
    expect(record.conditions).toEqual([[0, 7]]);
    const { spikes, traces, summary } = columnsOf(record);
    expect([spikes.length, traces?.length]).toEqual([8 * 16, 8 * 16]);
    expect(summary).toMatchObject({ sweep: [1, 1, 1, 1, 2, 2, 2, 2], trial: [1, 2, 1, 2, 1, 2, 1, 2], neurons: 1, spike_count: expect.any(Array) as number[] });
  });

  test("a recorded run repeats to the bit", async () => {
    const verification = await verify(await aRecord(protocol));
    expect(verification).toMatchObject({ conditions: 8, mismatches: [] });
    expect(verification.engine.recorded).toBe(verification.engine.current);
  });

  test("a digest that is not reproduced is reported with both values and its condition", async () => {
    const record = await aRecord(protocol);
    const columns = columnsOf(record);
    const genuine = columns.spikes.slice(80, 96);
    columns.spikes = columns.spikes.replace(genuine, "0".repeat(16));
    const { mismatches } = await verify(record);
    expect(mismatches).toEqual([
      { of: "spikes", condition: 5, recorded: "0".repeat(16), computed: genuine, error: undefined },
    ]);
  });

  test("an edited snapshot gives a mismatch in every condition and in the whole run", async () => {
    const record = await aRecord(protocol);
    const { mismatches } = await verify({ ...record, snapshot: { ...record.snapshot, seed: "another" } });
    expect(mismatches.filter(({ of, condition }) => of !== "summary" && condition !== undefined)).toHaveLength(2 * 8);
    expect(mismatches.filter(({ condition }) => condition === undefined).map(({ of }) => of)).toEqual(["seed", "spikes", "traces"]);
    expect(mismatches).toContainEqual(expect.objectContaining({ of: "summary", column: "V_mean_mV", condition: 0 }));
  });

  test("a condition that is not in the snapshot is reported", async () => {
    const record = await aRecord(protocol);
    record.conditions = [[0, 8e15]];
    const { conditions, mismatches } = await verify(record);
    expect(conditions).toBe(8);
    expect(mismatches[0]).toMatchObject({ of: "conditions", condition: 8, recorded: "conditions up to 8000000000000000", computed: undefined });
  });

  test("verifying skips cancelled conditions", async () => {
    const record = await aRecord(protocol);
    expect(await verify(firstThree(record))).toMatchObject({ conditions: 3, mismatches: [] });
  });

  // Each makes a record that contradicts its run, or lacks a part that a whole run has.
  const doctored: readonly [what: string, doctor: (record: RunRecord) => RunRecord, of: string, column?: string][] = [
    ["a value of the summary", (record) => withSummary(record, { spike_count: [0, 1, 2, 3, 4, 5, 6, 7] }), "summary", "spike_count"],
    ["a value that all share", (record) => withSummary(record, { neurons: 2 }), "summary", "neurons"],
    ["the place of a condition", (record) => withSummary(record, { trial: [2, 1, 1, 2, 1, 2, 1, 2] }), "summary", "trial"],
    ["a column too short", (record) => withSummary(record, { trial: [1, 2, 1] }), "summary", "trial"],
    ["a column too long", (record) => withSummary(record, { trial: [1, 2, 1, 2, 1, 2, 1, 2, 1] }), "summary", "trial"],
    ["a column that nothing computes", (record) => withSummary(record, { rate_per_century: 7 }), "summary", "rate_per_century"],
    ["no summary", (record) => ({ ...record, columns: { ...columnsOf(record), summary: {} } }), "summary", "all columns"],
    ["no digest of all spikes", (record) => ({ ...record, digests: { ...record.digests, spikes: null } }), "spikes"],
    ["no digest of all traces", (record) => ({ ...record, digests: { ...record.digests, traces: null } }), "traces"],
    ["no digests of single conditions", (record) => ({ ...record, columns: { ...columnsOf(record), spikes: "" } }), "spikes"],
    ["digests too short to tell anything", (record) => ({ ...record, columns: { ...columnsOf(record), spikes: columnsOf(record).spikes.slice(0, 8) } }), "spikes"],
    ["no traces where V was recorded", (record) => ({ ...record, columns: { ...columnsOf(record), traces: null } }), "traces"],
    ["a seed other than the snapshot's", (record) => ({ ...record, seed: "kite" }), "seed"],
    ["another protocol", (record) => ({ ...record, protocol: "other" }), "protocol"],
    ["no conditions", (record) => ({ ...record, conditions: [], digests: { spikes: null, traces: null }, columns: { spikes: "", traces: null, summary: {} } }), "conditions"],
    ["digests that nothing is behind", (record) => ({ ...firstThree(record), columns: "0".repeat(64) }), "conditions"],
    ["more conditions than digests", (record) => ({ ...record, digests: { spikes: null, traces: null }, conditions: [[0, 6]] }), "spikes"],
  ];

  test.each(doctored)("a record with %s does not verify", async (_, doctor, of, column) => {
    const { mismatches } = await verify(doctor(await aRecord(protocol)));
    expect(mismatches).toContainEqual(expect.objectContaining({ of, ...(column === undefined ? {} : { column }) }));
  });

  test("a record without its columns is verified by the digests of all conditions", async () => {
    expect(await verify({ ...(await aRecord(protocol)), columns: "0".repeat(64) })).toMatchObject({ conditions: 8, mismatches: [], hasColumns: false });
  });

  test("the runs of files of older versions are verified condition by condition", async () => {
    for (const version of [1, 2]) {
      const name = `version-${version}.rheobase.json`;
      const text = readFileSync(join(import.meta.dirname, "../../src-shared/experiment/testing", name), "utf8");
      for (const record of readExperiment(text, name).runs!) {
        const { conditions, mismatches, engine } = await verify(record);
        expect(conditions).toBe(countIn(record.conditions));
        // The definitions of statistics may have changed since, and only a run of the same engine must repeat to the bit.
        const digests = mismatches.filter(({ of }) => of !== "summary");
        if (engine.recorded === engine.current) expect(digests).toEqual([]);
        for (const { of, recorded, computed } of digests) expect([of, recorded?.length, computed?.length]).toEqual([expect.stringMatching(/spikes|traces/), 64, 64]);
      }
    }
  });
});
