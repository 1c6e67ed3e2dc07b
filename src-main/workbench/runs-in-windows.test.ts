import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { anExperiment } from "./testing/an-experiment.ts";
import { aWindow, TestBench } from "./testing/a-bench.ts";

let bench: TestBench;
beforeEach(async () => {
  bench = await TestBench.open();
});
afterEach(() => bench.close());

describe("a run", () => {
  test("tells every condition once, ends with a record, and can be read", async () => {
    const window = aWindow(bench.service());
    const { document } = await window.bench.newExperiment({ name: "Test", experiment: anExperiment() });
    const protocol: Protocol = aProtocol({ sweeps: 3, trials: 4, noise: { kind: "white", levels: [0.5, 2] } });
    const { run } = await window.bench.startRun({ document, id: "run-1", protocol });
    const ended = await window.next("runEnded");
    expect(ended).toMatchObject({ run, outcome: "finished", record: { id: "run-1", protocol: protocol.id } });
    const told = window.told("conditionsFinished").flatMap(({ results }) => results.map(({ condition }) => condition));
    expect(told.sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, k) => k));

  });
});
