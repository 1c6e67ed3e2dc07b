import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { SpikeTrains } from "../../src-shared/engine/spike-trains.ts";
import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import type { RecordedBlock, SimulationJob, SimulationSink, Simulator } from "./simulator.ts";
import type { Misbehaviours } from "./testing/fault-worker.ts";
import { openWorkerPool } from "./worker-pool.ts";

const workerPath = join(import.meta.dirname, "testing", "fault-worker.cjs");

let pool: Simulator | undefined;
afterEach(async () => {
  await pool?.close();
  pool = undefined;
  vi.restoreAllMocks();
});

function aPool(workers: number, path = workerPath, stopGrace = 60_000): Simulator {
  pool = openWorkerPool({ workerPath: path, workers, stopGrace });
  return pool;
}

/** A job of `trials` conditions, some of which misbehave. */
function aJob(trials: number, misbehaviours: Misbehaviours = {}): SimulationJob {
  const plan = planOrThrow(aProtocol({ name: "Steps", trials, notes: JSON.stringify(misbehaviours) }), "steps.rheobase.json /protocols/0");
  return { plan, conditions: plan.conditions };
}

/** A job of large conditions whose 400 neurons two workers share in groups: 0 to 99, 100 to 175, ... */
function aLargeJob(trials: number, misbehaviours: Misbehaviours = {}): SimulationJob {
  const changes = { name: "Steps", trials, population: 400, dt: 0.004, notes: JSON.stringify(misbehaviours) };
  const plan = planOrThrow(aProtocol(changes), "steps.rheobase.json /protocols/0");
  return { plan, conditions: plan.conditions };
}

/** Notes what it hears. */
class Notes implements SimulationSink {
  readonly finishedAt: number[] = [];
  readonly neurons: number[] = [];
  readonly errors = new Map<number, BenchError>();
  readonly blocks: { index: number; firstNeuron: number; firstSample: number; value: number | undefined }[] = [];
  /** replaced by tests that store slowly or not at all */
  store: () => Promise<void> = () => Promise.resolve();
  onProgress: (fraction: number) => void = () => undefined;

  progress(_: Condition, fraction: number): void {
    this.onProgress(fraction);
  }
  traces({ index }: Condition, { firstNeuron, firstSample, V }: RecordedBlock): Promise<void> {
    this.blocks.push({ index, firstNeuron, firstSample, value: V[0]?.[0] });
    return this.store();
  }
  finished(condition: Condition, result: { recording: { spikes: SpikeTrains }; summary: { spikeCount: number } }): void {
    const { counts, times } = result.recording.spikes;
    expect([...times]).toEqual(Array.from(counts, (_, neuron) => condition.index + neuron + 0.5));
    this.neurons.push(counts.length);
    expect(result.summary.spikeCount).toBe(condition.index);
    this.finishedAt.push(condition.index);
  }
  failed({ index }: Condition, error: BenchError): void {
    this.errors.set(index, error);
  }
  get finishedInOrder(): number[] {
    return [...this.finishedAt].sort((a, b) => a - b);
  }
}

const upTo = (n: number, ...without: number[]): number[] => Array.from({ length: n }, (_, k) => k).filter((k) => !without.includes(k));

describe("conditions", () => {
  test.each([1, 2, 5])("every condition is simulated once by %i workers", async (workers) => {
    const notes = new Notes();
    await aPool(workers).simulate(aJob(700), notes);
    expect(notes.finishedInOrder).toEqual(upTo(700));
    expect(notes.errors.size).toBe(0);
  });

  test("no more workers start than there are conditions, and they serve the next job too", async () => {
    const starts = vi.spyOn(Worker.prototype, "postMessage");
    const simulator = aPool(5);
    await simulator.simulate(aJob(2), new Notes());
    await simulator.simulate(aJob(2), new Notes());
    expect(new Set(starts.mock.contexts).size).toBe(2);
  });

  test("threads without work end after a while, and a later job gets new ones", async () => {
    const terminations = vi.spyOn(Worker.prototype, "terminate");
    pool = openWorkerPool({ workerPath, workers: 2, idleTime: 20 });
    await pool.simulate(aJob(5), new Notes());
    await expect.poll(() => terminations).toHaveBeenCalledTimes(2);
    const notes = new Notes();
    await pool.simulate(aJob(5), notes);
    expect(notes.finishedInOrder).toEqual(upTo(5));
  });

  test("two jobs at a time do not mix", async () => {
    const simulator = aPool(2);
    const [first, second] = [new Notes(), new Notes()];
    await Promise.all([simulator.simulate(aJob(300), first), simulator.simulate(aJob(40, { 7: "throw" }), second)]);
    expect(first.finishedInOrder).toEqual(upTo(300));
    expect(second.finishedInOrder).toEqual(upTo(40, 7));
  });
});

describe("conditions that fail", () => {
  test("an error of the simulation fails its condition only, and the thread lives on", async () => {
    const notes = new Notes();
    const terminations = vi.spyOn(Worker.prototype, "terminate");
    await aPool(2).simulate(aJob(50, { 3: "throw", 20: "throw-bench-error" }), notes);
    expect(notes.finishedInOrder).toEqual(upTo(50, 3, 20));
    expect(terminations).not.toHaveBeenCalled();
    expect(notes.errors.get(3)).toMatchObject({ code: "condition-failed", where: "Steps: sweep 1, trial 4" });
    expect(notes.errors.get(3)?.what).toContain("x is not a function");
    expect(notes.errors.get(20)).toMatchObject({ code: "made-up", where: "here", what: "This.", remedy: "That." });
  });

  test.each([1, 2])("a worker that dies fails the condition it was at, and its other conditions are done by the next (%i workers)", async (workers) => {
    const notes = new Notes();
    // 10 and 11 die in one batch: the second death is that of the replacement.
    await aPool(workers).simulate(aJob(400, { 0: "die", 10: "die", 11: "die", 399: "die" }), notes);
    expect(notes.finishedInOrder).toEqual(upTo(400, 0, 10, 11, 399));
    expect([...notes.errors.keys()].sort((a, b) => a - b)).toEqual([0, 10, 11, 399]);
    expect(notes.errors.get(10)).toMatchObject({ code: "worker-died", where: "Steps: sweep 1, trial 11" });
    expect(notes.errors.get(10)?.what).toContain("exit code 7");
  });

  test("a condition with traces is not done twice when its worker dies later", async () => {
    const notes = new Notes();
    await aPool(1).simulate(aJob(60, { 4: { blocks: 2 }, 5: "die" }), notes);
    expect(notes.blocks.map(({ index, firstSample }) => [index, firstSample])).toEqual([
      [4, 0],
      [4, 262_144],
    ]);
    expect(notes.finishedInOrder).toEqual(upTo(60, 5));
  });

  test("a thread that is ended from outside counts as one that died", async () => {
    const notes = new Notes();
    const threads: Worker[] = [];
    vi.spyOn(Worker.prototype, "postMessage").mockImplementation(function (this: Worker, ...all) {
      threads.push(this);
      return original.apply(this, all);
    });
    const simulator = aPool(1);
    notes.onProgress = () => void threads.at(-1)?.terminate();
    await simulator.simulate(aJob(3, { 1: "endless" }), notes);
    expect(notes.finishedInOrder).toEqual([0, 2]);
    expect(notes.errors.get(1)?.code).toBe("worker-died");
  });

  test.each([
    ["a file that does not exist", join(import.meta.dirname, "none.js"), /Cannot find module/],
    ["a file that is no worker of ours", join(import.meta.dirname, "..", "..", "package.json"), /import attribute|exit code/],
  ])("with %s as worker every condition fails with the reason, and the job ends", async (_, path, reason) => {
    const notes = new Notes();
    await aPool(2, path).simulate(aJob(10), notes);
    expect(notes.finishedAt).toEqual([]);
    expect([...notes.errors.values()].map(({ code }) => code)).toEqual(Array<string>(10).fill("workers-cannot-start"));
    expect(notes.errors.get(0)?.what).toMatch(reason);
  });
});
const original = Worker.prototype.postMessage;

describe("traces", () => {
  test("blocks arrive complete and in order", async () => {
    const notes = new Notes();
    await aPool(2).simulate(aJob(4, { 1: { blocks: 30 }, 2: { blocks: 25 } }), notes);
    const of = (index: number): unknown[] => notes.blocks.filter((block) => block.index === index);
    expect(of(1)).toEqual(upTo(30).map((k) => ({ index: 1, firstNeuron: 0, firstSample: k * 262_144, value: k })));
    expect(of(2)).toEqual(upTo(25).map((k) => ({ index: 2, firstNeuron: 0, firstSample: k * 262_144, value: k })));
  });

  test("a worker waits while four of its blocks are not taken, and no longer", async () => {
    const notes = new Notes();
    const takes: (() => void)[] = [];
    notes.store = () => new Promise((resolve) => takes.push(resolve));
    const job = aPool(1).simulate(aJob(1, { 0: { blocks: 20 } }), notes);
    await expect.poll(() => notes.blocks).toHaveLength(4);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(notes.blocks).toHaveLength(4);
    takes[2]!();
    await expect.poll(() => notes.blocks).toHaveLength(5);
    notes.store = () => Promise.resolve();
    for (const take of takes) take();
    await job;
    expect(notes.blocks.map(({ value }) => value)).toEqual(upTo(20));
    expect(notes.finishedAt).toEqual([0]);
  });

  test("a sink that refuses a block ends the job with its reason, and the pool serves the next", async () => {
    const notes = new Notes();
    notes.store = () => Promise.reject(new Error("disk full"));
    const simulator = aPool(2);
    await expect(simulator.simulate(aJob(20, { 0: { blocks: 50 }, 1: "endless" }), notes)).rejects.toThrow("disk full");
    const next = new Notes();
    await simulator.simulate(aJob(20, { 0: { blocks: 50 } }), next);
    expect(next.finishedInOrder).toEqual(upTo(20));
    expect(next.blocks).toHaveLength(50);
  });
});

describe("a condition whose neurons are shared out", () => {
  test.each([2, 3, 5])("is one condition again, with every neuron in its place (%i workers)", async (workers) => {
    const notes = new Notes();
    await aPool(workers).simulate(aLargeJob(3), notes);
    expect(notes.finishedInOrder).toEqual([0, 1, 2]);
    expect(notes.neurons).toEqual([400, 400, 400]);
  });

  test("is at work in several workers at a time", async () => {
    const notes = new Notes();
    const takes: (() => void)[] = [];
    notes.store = () => new Promise((resolve) => takes.push(resolve));
    const job = aPool(2).simulate(aLargeJob(1, { 0: { blocks: 20 } }), notes);
    // Neither goes on before its blocks are taken.
    await expect.poll(() => new Set(notes.blocks.map(({ firstNeuron }) => firstNeuron))).toEqual(new Set([0, 100]));
    notes.store = () => Promise.resolve();
    for (const take of takes) take();
    await job;
    expect(notes.blocks.filter(({ firstNeuron }) => firstNeuron === 176).map(({ value }) => value)).toEqual(upTo(20));
    expect(notes.finishedAt).toEqual([0]);
  });

  test.each([
    ["throws", "throw", "condition-failed"],
    ["dies", "die", "worker-died"],
  ] as const)("fails as a whole when one part of it %s, and the other parts are given up", async (_, what, code) => {
    const notes = new Notes();
    await aPool(2).simulate(aLargeJob(2, { 0: { in: 150, what } }), notes);
    expect(notes.finishedAt).toEqual([1]);
    expect([...notes.errors.keys()]).toEqual([0]);
    expect(notes.errors.get(0)).toMatchObject({ code, where: "Steps: sweep 1, trial 1" });
  });

  test("fails when its leader dies, and the next condition gets another", async () => {
    const notes = new Notes();
    // The first share has the first neurons.
    await aPool(2).simulate(aLargeJob(2, { 0: { in: 50, what: "die" } }), notes);
    expect(notes.finishedAt).toEqual([1]);
    expect(notes.errors.get(0)?.code).toBe("worker-died");
  });

  test("fails when the worker dies that joins it", async () => {
    const notes = new Notes();
    await aPool(2).simulate(aLargeJob(2, { 0: "die-joining" }), notes);
    expect(notes.finishedAt).toEqual([1]);
    expect(notes.errors.get(0)?.code).toBe("worker-died");
  });

  test("does not wait for an endless part once another has failed", async () => {
    const notes = new Notes();
    const terminations = vi.spyOn(Worker.prototype, "terminate");
    // The first 100 neurons go on until they are cancelled, the next throw.
    await aPool(2).simulate(aLargeJob(1, { 0: { in: 150, what: "throw", others: "endless" } }), notes);
    expect(notes.errors.get(0)?.code).toBe("condition-failed");
    expect(terminations).not.toHaveBeenCalled();
  });

  test("is cut off by an abort in all its parts", async () => {
    const notes = new Notes();
    const controller = new AbortController();
    notes.onProgress = () => controller.abort();
    await aPool(2).simulate(aLargeJob(1, { 0: "endless" }), notes, controller.signal);
    expect([notes.finishedAt, [...notes.errors]]).toEqual([[], []]);
  });
});

describe("abort", () => {
  test("finished conditions are kept, endless ones stop at once, and the same threads serve the next job", async () => {
    const notes = new Notes();
    const controller = new AbortController();
    const terminations = vi.spyOn(Worker.prototype, "terminate");
    const simulator = aPool(1);
    notes.onProgress = () => controller.abort();
    await simulator.simulate(aJob(10, { 4: "endless" }), notes, controller.signal);
    expect(notes.finishedAt).toEqual([0, 1, 2, 3]);
    expect(notes.errors.size).toBe(0);
    expect(terminations).not.toHaveBeenCalled();
    const next = new Notes();
    await simulator.simulate(aJob(5), next);
    expect(next.finishedInOrder).toEqual(upTo(5));
  });

  test("a worker that waits for the sink is cancelled, too", async () => {
    const notes = new Notes();
    const controller = new AbortController();
    const takes: (() => void)[] = [];
    notes.store = () => new Promise((resolve) => takes.push(resolve));
    const job = aPool(1).simulate(aJob(1, { 0: { blocks: 1e6 } }), notes, controller.signal);
    await expect.poll(() => notes.blocks).toHaveLength(4);
    controller.abort();
    for (const take of takes) take();
    await job;
    expect(notes.finishedAt).toEqual([]);
  });

  test("a worker that does not answer is ended by force and replaced", async () => {
    const notes = new Notes();
    const controller = new AbortController();
    const terminations = vi.spyOn(Worker.prototype, "terminate");
    const simulator = aPool(1, workerPath, 50);
    notes.onProgress = () => setTimeout(() => controller.abort(), 20);
    await simulator.simulate(aJob(5, { 1: "hang" }), notes, controller.signal);
    expect(terminations).toHaveBeenCalledOnce();
    expect(notes.errors.size).toBe(0);
    expect(notes.finishedAt).not.toContain(1);
    const next = new Notes();
    await simulator.simulate(aJob(5), next);
    expect(next.finishedInOrder).toEqual(upTo(5));
  });

  test("a job whose signal is aborted already does nothing", async () => {
    const notes = new Notes();
    await aPool(1).simulate(aJob(5), notes, AbortSignal.abort());
    expect(notes.finishedAt).toEqual([]);
  });

  test("closing ends the jobs and the threads", async () => {
    const notes = new Notes();
    const simulator = aPool(2);
    const job = simulator.simulate(aJob(2, { 0: "endless", 1: "endless" }), notes);
    await simulator.close();
    await job;
    expect(notes.finishedAt).toEqual([]);
    expect(notes.errors.size).toBe(0);
  });
});
