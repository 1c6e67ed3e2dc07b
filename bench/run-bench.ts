// npm run bench times Rheobase and its peers in turns on one machine, and writes bench/results.json and docs/benchmarks.md.
//   -- --rounds N        number of rounds (default 9)
//   -- --readme          also fill in the table of the README
//   -- --report          measure nothing, write docs/benchmarks.md from the stored bench/*.json
//   -- --browser         measure the bench in Chromium instead: frames, time from key to preview, start-up
//   -- --desktop         measure the start-up of the desktop and of the server instead
//   -- --pool            measure what the worker pool costs instead (5 minutes): one shared condition, short trials, large populations
//   -- --networks        time networks against NEST instead, and write bench/networks.json
//   -- --against FOLDER  compare the kernel with that of another working tree, which must be built, and write nothing
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildIfStale } from "../.ci/build-if-stale.mjs";
import { measureAgainst } from "./against.ts";
import { measureBrowser } from "./browser.ts";
import { cOf } from "./c-contestants.ts";
import { findCompiler, type Compiler } from "./c-peers.ts";
import { compete } from "./compete.ts";
import type { Missing } from "./contestant.ts";
import { currentLevelPeers, startAll } from "./current-level-peers.ts";
import { measureDesktop } from "./desktop.ts";
import { loadAverage, thisMachine } from "./machine.ts";
import { engineAlone, ours } from "./ours.ts";
import { measureNetworks } from "./networks.ts";
import { measurePool } from "./pool.ts";
import type { PythonPeer } from "./python-peers.ts";
import { fillReadme, writeReport } from "./report.ts";
import { writeResults, type Entry } from "./bench-results.ts";
import { currentLevelsProtocol, neuronSteps, schemes, whiteNoise, whiteNoiseProtocol, type Scheme } from "./workloads.ts";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "9" },
    readme: { type: "boolean", default: false },
    report: { type: "boolean", default: false },
    browser: { type: "boolean", default: false },
    desktop: { type: "boolean", default: false },
    pool: { type: "boolean", default: false },
    networks: { type: "boolean", default: false },
    against: { type: "string" },
  },
});
const rounds = Number(options.rounds);
const say = (text: string): void => console.log(text);

const missing: Missing[] = [];

const eulerPeers: readonly PythonPeer[] = [
  ...["cython", "cpp_standalone"].map((target) => ({
    name: `Brian2, ${target}`,
    script: "brian2_peer.py",
    args: ["noise", target, whiteNoise.neurons, 2000, 1],
    work: whiteNoise.neurons * 20_000,
  })),
  { name: "NumPy", script: "numpy_peer.py", args: [whiteNoise.neurons, 20_000], work: whiteNoise.neurons * 20_000 },
  // Fewer neurons: its speed does not depend on their number, and the other contestants wait less.
  { name: "Python loop", script: "python_peer.py", args: [100, 10_000], work: 100 * 10_000 },
];

async function measureWhiteNoise(scheme: Scheme, compiler: Compiler | undefined, folder: string): Promise<Entry[]> {
  const plan = whiteNoiseProtocol(scheme);
  return await compete(rounds, say, [
    ...[1, 2].map((workers) => ours({ name: `Rheobase, ${workers} worker${workers > 1 ? "s" : ""}`, plan, workers, times: 1, work: neuronSteps })),
    ...[1, 2].map((workers) =>
      ours({ name: `Rheobase, one condition at a time, ${workers} worker${workers > 1 ? "s" : ""}`, plan, workers, times: 1, work: neuronSteps, oneAtATime: true }),
    ),
    engineAlone({ plan, times: 1, work: neuronSteps }),
    ...(compiler === undefined ? [] : await cOf(scheme, compiler, folder)),
    ...(scheme === "euler" ? await startAll(eulerPeers, missing, say) : []),
  ]);
}

async function measureCurrentLevels(): Promise<Entry[]> {
  const times = 50;
  return await compete(rounds, say, [
    ...[1, 2].map((workers) =>
      ours({ name: `Rheobase, ${workers} worker${workers > 1 ? "s" : ""}`, plan: currentLevelsProtocol, workers, times, work: times }),
    ),
    engineAlone({ plan: currentLevelsProtocol, times: 20 * times, work: 20 * times }),
    ...(await startAll(currentLevelPeers, missing, say)),
  ]);
}

async function measureAll(): Promise<void> {
  buildIfStale(["kernel", "cli"]);
  const before = loadAverage();
  const after: Record<string, number> = {};
  const whiteNoiseEntries: Record<Scheme, Entry[]> = { euler: [], exact: [] };
  const folder = mkdtempSync(join(tmpdir(), "rheobase-bench-"));
  try {
    const compiler = await findCompiler();
    if (compiler === undefined) missing.push({ name: "C", missing: "neither gcc nor cc is installed" });
    for (const scheme of schemes) {
      say(`white noise, ${scheme}`);
      whiteNoiseEntries[scheme] = await measureWhiteNoise(scheme, compiler, folder);
      after[`white noise, ${scheme}`] = loadAverage();
    }
    say("f-I protocol");
    const levelEntries = await measureCurrentLevels();
    after["f-I protocol"] = loadAverage();
    writeResults({ machine: thisMachine(), load: { before, after }, rounds, whiteNoise: whiteNoiseEntries, currentLevels: levelEntries, missing });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (options.against !== undefined) {
  buildIfStale(["kernel"]);
  await measureAgainst(options.against, rounds, say);
} else if (options.networks) {
  buildIfStale(["kernel"]);
  say(measureNetworks(say));
} else {
  if (options.browser) await measureBrowser(say);
  if (options.desktop) await measureDesktop(rounds, say);
  if (options.pool) say(await measurePool(rounds, say));
  if (!options.browser && !options.desktop && !options.pool && !options.report) await measureAll();
  const report = writeReport();
  if (!options.pool) say(report);
  if (options.readme) fillReadme();
}
