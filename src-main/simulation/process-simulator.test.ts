import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { forkSimulation } from "./forked-simulation.ts";
import { openProcessSimulator, type SimulationChild } from "./process-simulator.ts";
import type { SimulatedCondition, SimulationJob, SimulationSink, Simulator } from "./simulator.ts";
import type { Misbehaviours } from "./testing/fault-worker.ts";
import { openWorkerPool } from "./worker-pool.ts";

// Process and worker as built by `npm run build:cli`; a worker made for these tests causes faults.
const built = (name: string): string => join(import.meta.dirname, "../../dist/cli", name);
const processPath = built("simulation-process.js");
const faultWorker = join(import.meta.dirname, "testing", "fault-worker.cjs");

const closing: Simulator[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((simulator) => simulator.close()));
});

/** A simulator, and every child it has started. */
function aProcess({ workers = 2, workerPath = faultWorker, path = processPath } = {}): { simulator: Simulator; children: SimulationChild[] } {
  const children: SimulationChild[] = [];
  const simulator = openProcessSimulator(() => {
    const child = forkSimulation({ processPath: path, workerPath }, workers);
    children.push(child);
    return child;
  });
  closing.push(simulator);
  return { simulator, children };
}

function jobOf(protocol: Protocol): SimulationJob {
  const plan = planOrThrow(protocol, "steps.rheobase.json /protocols/0");
  return { plan, conditions: plan.conditions };
}

/** A job of `trials` conditions, some of which misbehave. */
const aJob = (trials: number, misbehaviours: Misbehaviours = {}): SimulationJob => jobOf(aProtocol({ name: "Steps", trials, notes: JSON.stringify(misbehaviours) }));

/** Records the calls that it gets. */
class Notes implements SimulationSink {
  readonly results = new Map<number, SimulatedCondition>();
  readonly errors = new Map<number, BenchError>();
  readonly blocks: { index: number; firstSample: number; V: readonly Float64Array[] }[] = [];
  store: () => Promise<void> = () => Promise.resolve();
  onProgress: () => void = () => undefined;

  progress(): void {
    this.onProgress();
  }
  traces({ index }: Condition, { firstSample, V }: { firstSample: number; V: readonly Float64Array[] }): Promise<void> {
    // The pool reuses a block's memory, so that the samples are copied.
    this.blocks.push({ index, firstSample, V: V.map((of) => of.slice()) });
    return this.store();
  }
  finished({ index }: Condition, result: SimulatedCondition): void {
    expect(this.results.has(index)).toBe(false);
    this.results.set(index, result);
  }
  failed({ index }: Condition, error: BenchError): void {
    this.errors.set(index, error);
  }
  get finishedIndices(): number[] {
    return [...this.results.keys()].sort((a, b) => a - b);
  }
  /** every trace as one array of numbers */
  get traceOf(): Map<number, number[][]> {
    const traces = new Map<number, number[][]>();
    for (const { index, V } of this.blocks) {
      const before = traces.get(index) ?? V.map(() => []);
      traces.set(index, before.map((samples, neuron) => [...samples, ...V[neuron]!]));
    }
    return traces;
  }
}

const upTo = (n: number, ...without: number[]): number[] => Array.from({ length: n }, (_, k) => k).filter((k) => !without.includes(k));

describe("results", () => {
  test.each([
    ["white noise with traces", aProtocol({ sweeps: 2, trials: 3, noise: { kind: "white", levels: [0.5, 2] } })],
    [
      "a heterogeneous population",
      aProtocol({ neuron: { tau_m: { distribution: "normal", mean: 20, sd: 1 }, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 }, population: 7, trials: 3 }),
    ],
    ["hundreds of quick conditions", aProtocol({ epochs: [{ kind: "step", duration: 20, level: 0, deltaLevel: 0.5 }], sweeps: 601, record: { V: false } })],
  ])("of %s equal those of the worker pool to the bit", async (_, protocol) => {
    const [here, there] = [new Notes(), new Notes()];
    const pool = openWorkerPool({ workerPath: built("worker.js"), workers: 2 });
    closing.push(pool);
    await pool.simulate(jobOf(protocol), here);
    await aProcess({ workerPath: built("worker.js") }).simulator.simulate(jobOf(protocol), there);
    expect(there.finishedIndices).toEqual(upTo(jobOf(protocol).conditions.length));
    expect(there.results).toEqual(here.results);
    expect(there.traceOf).toEqual(here.traceOf);
  });

  test("of two jobs at a time do not mix, and one process serves both", async () => {
    const { simulator, children } = aProcess();
    const [first, second] = [new Notes(), new Notes()];
    await Promise.all([simulator.simulate(aJob(300), first), simulator.simulate(aJob(40, { 7: "throw", 9: "die" }), second)]);
    expect(first.finishedIndices).toEqual(upTo(300));
    expect(second.finishedIndices).toEqual(upTo(40, 7, 9));
    expect(second.errors.get(7)).toMatchObject({ code: "condition-failed", where: "Steps: sweep 1, trial 8" });
    expect(second.errors.get(9)).toMatchObject({ code: "worker-died", where: "Steps: sweep 1, trial 10" });
    expect(children).toHaveLength(1);
  });
});

describe("traces", () => {
  test("a block that the sink does not accept stops its worker after four blocks, and no other worker", async () => {
    const { simulator } = aProcess();
    const slow = new Notes();
    const takes: (() => void)[] = [];
    slow.store = () => new Promise((resolve) => takes.push(resolve));
    const job = simulator.simulate(aJob(1, { 0: { blocks: 20 } }), slow);
    await expect.poll(() => slow.blocks).toHaveLength(4);
    const other = new Notes();
    await simulator.simulate(aJob(1, { 0: { blocks: 10 } }), other);
    expect(other.blocks).toHaveLength(10);
    expect(slow.blocks).toHaveLength(4);
    slow.store = () => Promise.resolve();
    for (const take of takes) take();
    await job;
    expect(slow.blocks.map(({ V }) => V[0]![0])).toEqual(upTo(20));
    expect(slow.finishedIndices).toEqual([0]);
  });

  test("a sink that refuses a block ends the job with its reason, and the next job is served", async () => {
    const { simulator, children } = aProcess();
    const notes = new Notes();
    notes.store = () => Promise.reject(new Error("disk full"));
    await expect(simulator.simulate(aJob(20, { 0: { blocks: 50 }, 1: "endless" }), notes)).rejects.toThrow("disk full");
    const next = new Notes();
    await simulator.simulate(aJob(20), next);
    expect(next.finishedIndices).toEqual(upTo(20));
    expect(children).toHaveLength(1);
  });
});

describe("abort", () => {
  test("keeps finished conditions, and the same process serves the next job", async () => {
    const { simulator, children } = aProcess({ workers: 1 });
    const notes = new Notes();
    const controller = new AbortController();
    notes.onProgress = () => controller.abort();
    await simulator.simulate(aJob(10, { 4: "endless" }), notes, controller.signal);
    expect(notes.finishedIndices).toEqual([0, 1, 2, 3]);
    expect(notes.errors.size).toBe(0);
    const next = new Notes();
    await simulator.simulate(aJob(5), next);
    expect(next.finishedIndices).toEqual(upTo(5));
    expect(children).toHaveLength(1);
  });

  test("of one job does not affect the other", async () => {
    const { simulator } = aProcess();
    const [stopped, other] = [new Notes(), new Notes()];
    const controller = new AbortController();
    stopped.onProgress = () => controller.abort();
    await Promise.all([simulator.simulate(aJob(1, { 0: "endless" }), stopped, controller.signal), simulator.simulate(aJob(50), other)]);
    expect(stopped.finishedIndices).toEqual([]);
    expect(other.finishedIndices).toEqual(upTo(50));
  });

  test("before the start starts no process", async () => {
    const { simulator, children } = aProcess();
    await simulator.simulate(aJob(5), new Notes(), AbortSignal.abort());
    expect(children).toHaveLength(0);
  });

  test("closing ends the jobs and the process", async () => {
    const { simulator, children } = aProcess();
    const notes = new Notes();
    const job = simulator.simulate(aJob(2, { 0: "endless", 1: "endless" }), notes);
    const gone = new Promise((resolve) => children[0]!.onExit(resolve));
    await simulator.close();
    await job;
    await gone;
    expect(notes.results.size + notes.errors.size).toBe(0);
  });
});

describe("a process that dies", () => {
  test("fails unfinished conditions of every job, and the next job gets a new process", async () => {
    const { simulator, children } = aProcess();
    const [first, second] = [new Notes(), new Notes()];
    const jobs = [simulator.simulate(aJob(6, { 3: "endless" }), first), simulator.simulate(aJob(3, { 1: "endless" }), second)];
    await expect.poll(() => first.results.size + second.results.size).toBeGreaterThan(3);
    children[0]!.kill();
    await Promise.all(jobs);
    expect([...first.finishedIndices, ...first.errors.keys()].sort((a, b) => a - b)).toEqual(upTo(6));
    expect([...second.finishedIndices, ...second.errors.keys()].sort((a, b) => a - b)).toEqual(upTo(3));
    expect(first.errors.get(3)).toMatchObject({ code: "simulation-process-died", where: "Steps: sweep 1, trial 4" });
    expect(first.errors.get(3)?.what).toContain("SIGKILL");
    const next = new Notes();
    await simulator.simulate(aJob(5), next);
    expect(next.finishedIndices).toEqual(upTo(5));
    expect(children).toHaveLength(2);
  });

  test("after an abort fails no condition", async () => {
    const { simulator, children } = aProcess();
    const notes = new Notes();
    const controller = new AbortController();
    notes.store = () => {
      // The worker waits for room until its process is dead, because nobody takes its block.
      controller.abort();
      children[0]!.kill();
      return Promise.resolve();
    };
    await simulator.simulate(aJob(1, { 0: { blocks: 1000 } }), notes, controller.signal);
    expect(notes.results.size + notes.errors.size).toBe(0);
  });

  test("at its start fails every condition with its exit code", async () => {
    const { simulator } = aProcess({ path: join(import.meta.dirname, "testing", "dies-at-once.cjs") });
    const notes = new Notes();
    await simulator.simulate(aJob(3), notes);
    expect([...notes.errors.values()].map(({ code }) => code)).toEqual(Array<string>(3).fill("simulation-process-died"));
    expect(notes.errors.get(0)?.what).toContain("exit code 7");
  });
});
