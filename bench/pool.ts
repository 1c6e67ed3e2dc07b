import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIfStale } from "../.ci/build-if-stale.mjs";
import type { Entry } from "./bench-results.ts";
import { cOf } from "./c-contestants.ts";
import { findCompiler, type Compiler } from "./c-peers.ts";
import { compete } from "./compete.ts";
import type { Contestant, Missing } from "./contestant.ts";
import { currentLevelPeers, startAll } from "./current-level-peers.ts";
import { loadAverage, thisMachine } from "./machine.ts";
import { engineAlone, ours } from "./ours.ts";
import { writePoolResults } from "./pool-results.ts";
import { poolTable } from "./pool-table.ts";
import { trialCostOf } from "./trial-costs.ts";
import {
  currentLevelsGiven,
  currentLevelsProtocol,
  longWhiteNoise,
  neuronSteps,
  populationProtocol,
  populations,
  populationWork,
  shortTrialsGiven,
  shortTrialsProtocol,
  whiteNoise,
  whiteNoiseProtocol,
  type Scheme,
} from "./workloads.ts";

/**
 * Measure what the worker pool costs, and write bench/pool.json: how well two workers share one condition, what a short trial costs in
 * addition to its kernel, and what a neuron costs in populations of three sizes.
 *
 * @returns the tables, in Markdown
 */
export async function measurePool(rounds: number, say: (text: string) => void): Promise<string> {
  buildIfStale(["kernel", "cli"]);
  const before = loadAverage();
  const missing: Missing[] = [];
  const folder = mkdtempSync(join(tmpdir(), "rheobase-bench-"));
  try {
    const compiler = await findCompiler();
    if (compiler === undefined) missing.push({ name: "C", missing: "neither gcc nor cc is installed" });
    const oneCondition = async (scheme: Scheme, workload: typeof whiteNoise): Promise<Entry[]> => {
      say(`one condition of 1000 neurons, ${scheme}, ${workload.steps} steps`);
      return await compete(rounds, say, await sharing(scheme, workload, compiler, folder));
    };
    const shared = { euler: await oneCondition("euler", whiteNoise), exact: await oneCondition("exact", whiteNoise) };
    const long = { euler: await oneCondition("euler", longWhiteNoise), exact: await oneCondition("exact", longWhiteNoise) };
    say("f-I protocol");
    const times = 50;
    const levels = await compete(rounds, say, [
      ...[1, 2].map((workers) => ours({ name: `Rheobase, ${workersText(workers)}`, plan: currentLevelsProtocol, workers, times, work: times })),
      engineAlone({ plan: currentLevelsProtocol, times: 10 * times, work: 10 * times }),
      ...(await startAll(currentLevelPeers.filter(({ name }) => name.endsWith("cpp_standalone")), missing, say)),
    ]);
    say("trials");
    const trials = {
      currentLevels: await trialCostOf(currentLevelsGiven, currentLevelsProtocol, rounds),
      whiteNoise: await trialCostOf(shortTrialsGiven, shortTrialsProtocol, rounds),
    };
    say("populations");
    const sizes = await compete(
      rounds,
      say,
      populations.map((size) => ours({ name: `${size} neurons`, plan: populationProtocol(size), workers: 1, times: 1, work: populationWork })),
    );
    writePoolResults({
      ...{ machine: thisMachine(), load: { before, after: loadAverage() }, rounds, missing },
      ...{ oneCondition: shared, oneLongCondition: long, currentLevels: levels, trials, populations: sizes },
    });
    return poolTable();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The contestants: one worker and two, C in one process, and C in two processes that each simulate half of the neurons. */
async function sharing(scheme: Scheme, workload: typeof whiteNoise, compiler: Compiler | undefined, folder: string): Promise<Contestant[]> {
  const plan = whiteNoiseProtocol(scheme, workload);
  const c = compiler === undefined ? [] : await cOf(scheme, compiler, folder, workload);
  return [
    ...[1, 2].map((workers) => ours({ name: `Rheobase, ${workersText(workers)}`, plan, workers, times: 1, work: neuronSteps, oneAtATime: true })),
    ...c.filter(({ name }) => !/interleaved|C, 2/.test(name)),
  ];
}

const workersText = (workers: number): string => `${workers} worker${workers > 1 ? "s" : ""}`;
