import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Experiment, RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { readExperiment } from "../../src-shared/experiment/read-experiment.ts";
import { columnsOf } from "../../src-shared/experiment/testing/columns-of.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { TestBench, aWindow, type TestWindow } from "./testing/a-bench.ts";
import { anExperiment } from "./testing/an-experiment.ts";

let bench: TestBench;
beforeEach(async () => {
  bench = await TestBench.open();
});
afterEach(() => bench.close());

const protocol = aProtocol({ trials: 5, noise: { kind: "white", levels: [1] } });
const path = (): string => bench.path("cell.rheobase.json");
const recordsOnDisk = async (): Promise<RunRecord[]> => readExperiment(await readFile(path(), "utf8"), "cell").runs!;
const noted = (experiment: Experiment, notes: string): Experiment => ({ ...experiment, notes });

/** A window with a run that has ended, and the experiment that keeps it. */
async function afterRun(window: TestWindow): Promise<{ document: string; experiment: Experiment }> {
  const { document } = await window.bench.newExperiment({ name: "cell", experiment: anExperiment({ protocols: [protocol] }) });
  await window.bench.startRun({ document, id: "run-1", protocol });
  const { record } = await window.next("runEnded");
  expect(record?.columns).toMatch(/^[0-9a-f]{64}$/);
  return { document, experiment: anExperiment({ protocols: [protocol], runs: [record!] }) };
}

test("a window gets records without columns; saving adds them again", async () => {
  const window = aWindow(bench.service());
  const { document, experiment } = await afterRun(window);
  await window.bench.saveExperiment({ document, experiment, path: path(), overwrite: false });
  const saved = await recordsOnDisk();
  expect(columnsOf(saved[0]!)).toMatchObject({ spikes: expect.stringMatching(/^[0-9a-f]{80}$/) as string, summary: { trial: [1, 2, 3, 4, 5] } });

  const again = await window.bench.openExperiment({ path: path() });
  expect(again.experiment.runs).toEqual(experiment.runs);
  await window.bench.saveExperiment({ document: again.document, experiment: noted(again.experiment, "seen"), overwrite: false });
  expect(await recordsOnDisk()).toEqual(saved);
  const { experiment: reread } = await window.bench.rereadExperiment({ document: again.document });
  expect(reread.runs).toEqual(experiment.runs);
});

test("a draft has them, too, so that a crash of the service loses none", async () => {
  const service = bench.service();
  const window = aWindow(service);
  const { document, experiment } = await afterRun(window);
  await window.bench.keepDraft({ document, experiment });
  window.cut();
  await service.close();

  const next = aWindow(bench.service());
  const [draft] = await next.bench.listDrafts({});
  const recovered = await next.bench.openDraft({ draft: draft!.draft });
  expect(recovered.experiment.runs).toEqual(experiment.runs);
  await next.bench.saveExperiment({ document: recovered.document, experiment: recovered.experiment, path: path(), overwrite: false });
  expect(columnsOf((await recordsOnDisk())[0]!).summary).toMatchObject({ trial: [1, 2, 3, 4, 5] });
});

test("a record of another file is verified with its columns", async () => {
  const window = aWindow(bench.service());
  const { document, experiment } = await afterRun(window);
  await window.bench.saveExperiment({ document, experiment, path: path(), overwrite: false });

  const other = aWindow(bench.service());
  const { document: home } = await other.bench.newExperiment({ name: "home", experiment: anExperiment({}) });
  const { runs } = await other.bench.readRuns({ path: path() });
  const [record] = runs;
  expect(record!.columns).toEqual(experiment.runs![0]!.columns);
  await other.bench.startRun({ document: home, id: "run-1", protocol, record: { ...record!, seed: "kite" } });
  expect((await other.next("runEnded")).verification?.mismatches).toEqual([{ of: "seed", recorded: "kite", computed: "rheobase" }]);
});

test("columns that only an ended service had are lost, and the run is verified by its whole digests", async () => {
  const first = bench.service();
  const { experiment } = await afterRun(aWindow(first));
  await first.close();

  const window = aWindow(bench.service());
  const { document } = await window.bench.newExperiment({ name: "cell", experiment });
  await window.bench.saveExperiment({ document, experiment, path: path(), overwrite: false });
  expect(await recordsOnDisk()).toEqual(experiment.runs);
  await window.bench.startRun({ document, id: "run-1", protocol, record: experiment.runs![0]! });
  expect((await window.next("runEnded")).verification?.mismatches).toEqual([]);
});
