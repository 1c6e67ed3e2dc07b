import { readFile, rename, writeFile } from "node:fs/promises";
import { afterEach, beforeEach } from "vitest";
import type { Experiment } from "../../../src-shared/experiment/experiment-file.ts";
import { readExperiment } from "../../../src-shared/experiment/read-experiment.ts";
import { writeExperiment } from "../../../src-shared/experiment/write-experiment.ts";
import { TestBench, type TestWindow } from "./a-bench.ts";
import { anExperiment } from "./an-experiment.ts";

/** That of the test that runs now. */
export let bench: TestBench;

/** Opens a bench before each test of the file that calls this, and closes it after. */
export function benchForEachTest(): void {
  beforeEach(async () => {
    bench = await TestBench.open();
  });
  afterEach(() => bench.close());
}

/** An experiment that says which one it is. */
export const noted = (notes: string): Experiment => anExperiment({ notes });

export const onDisk = async (name: string): Promise<Experiment> => readExperiment(await readFile(bench.path(name), "utf8"), name);

/** Writes a file as another program, in one move: nobody sees it half-written. */
export async function put(name: string, experiment: Experiment): Promise<void> {
  await writeFile(bench.path("theirs.tmp"), writeExperiment(experiment));
  await rename(bench.path("theirs.tmp"), bench.path(name));
}

export async function opened(window: TestWindow, name: string) {
  return await window.bench.openExperiment({ path: bench.path(name) });
}
