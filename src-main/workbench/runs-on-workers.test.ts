import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readExperiment } from "../../src-shared/experiment/read-experiment.ts";
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

// The worker as `npm run build:cli` makes it: the one that users run.
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

describe("results do not depend on who computes them", () => {
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
  ])("traces that went through the disk have the digest that the worker took (%i neurons, %i trials)", async (population, trials, dt) => {
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
  // 10^10 steps: a minute at the least, however fast the machine.
  const long = aProtocol({
    epochs: [
      { kind: "step", duration: 10, deltaDuration: 1e9, level: 50 },
    ],
    sweeps: 2,
    noise: { kind: "white", levels: [1] },
    integrator: "euler",
    record: { V: false },
  });

  test.each([1, 2])("inside a condition of 10^10 steps takes less than 100 ms and keeps what is done (%i workers)", async (workers) => {
    const times: number[] = [];
    // Other work on this machine may delay an attempt; a design that is too slow delays all of them.
    for (let attempt = 0; attempt < 3; attempt++) {
      const controller = new AbortController();
      let abortedAt = 0;
      const result = await run(long, {
        simulator: aPool(workers),
        signal: controller.signal,
        onProgress({ done }) {
          if (done < 1 || abortedAt > 0) return;
          abortedAt = now();
          controller.abort();
        },
      });
      times.push(now() - abortedAt);
      expect(result.conditions.map(({ status }) => status)).toEqual(["finished", "cancelled"]);
    }
    expect(Math.min(...times)).toBeLessThan(100);
  });
});

describe("records", () => {
  async function aRecord(protocol: Protocol): Promise<RunRecord> {
    const result = await run(protocol, {});
    const record = recordRun(result, { id: "run-1", protocol, appVersion: "1.2.3", startedAt: new Date("2026-11-21T09:00:00Z") });
    // As it comes back from a file.
    const experiment = { format: "rheobase-experiment", version: 2, protocols: [protocol], runs: [record] } as const;
    return readExperiment(writeExperiment({ ...experiment, protocols: [...experiment.protocols], runs: [...experiment.runs] }), "test.rheobase.json").runs![0]!;
  }
  const protocol = aProtocol({ sweeps: 2, trials: 2, noise: { kind: "white", levels: [0.5, 2] } });
  const verify = (record: RunRecord, simulator = aPool(2)) => verifyRun(record, "test.rheobase.json /runs/0", { simulator, now });

  test("a record says what was run and what came out", async () => {
    const record = await aRecord(protocol);
    expect(record).toMatchObject({ id: "run-1", protocol: "test", seed: "rheobase", appVersion: "1.2.3", startedAt: "2026-11-21T09:00:00.000Z" });
    expect(record.snapshot).toEqual({ ...protocol, seed: "rheobase" });
    expect(record.summary).toHaveLength(8);
    expect(record.summary[0]).toMatchObject({ sweep: 1, trial: 1, spike_count: expect.any(Number) as number });
    expect(record.digests.conditions).toHaveLength(8);
    expect(record.digests.conditions.map(({ condition }) => condition)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test("a recorded run repeats to the bit", async () => {
    const verification = await verify(await aRecord(protocol));
    expect(verification).toMatchObject({ conditions: 8, mismatches: [] });
    expect(verification.engine.recorded).toBe(verification.engine.current);
  });

  test("a digest that does not come out is reported with both values and its condition", async () => {
    const record = await aRecord(protocol);
    const entry = record.digests.conditions[5]!;
    const { spikes } = entry;
    entry.spikes = "0".repeat(64);
    const { mismatches } = await verify(record);
    expect(mismatches).toEqual([
      { of: "spikes", condition: 5, recorded: "0".repeat(64), computed: spikes, error: undefined },
    ]);
  });

  test("a snapshot that was edited shows in every condition and in the whole", async () => {
    const record = await aRecord(protocol);
    const { mismatches } = await verify({ ...record, snapshot: { ...record.snapshot, seed: "another" } });
    expect(mismatches).toHaveLength(2 * 8 + 2);
    expect(mismatches.filter(({ condition }) => condition === undefined).map(({ of }) => of)).toEqual(["spikes", "traces"]);
  });

  test("a condition that the snapshot does not have is reported, not passed over", async () => {
    const record = await aRecord(protocol);
    record.digests.conditions[0]!.condition = 8;
    const { conditions, mismatches } = await verify(record);
    expect(conditions).toBe(7);
    expect(mismatches).toContainEqual(expect.objectContaining({ of: "spikes", condition: 8, computed: undefined }));
  });

  test("conditions that were cancelled are not computed when the others are verified", async () => {
    const record = await aRecord(protocol);
    record.digests = { spikes: null, traces: null, conditions: record.digests.conditions.slice(0, 3) };
    expect(await verify(record)).toMatchObject({ conditions: 3, mismatches: [] });
  });
});
