// npm run bench times Rheobase and its peers in turns on one machine, and writes bench/results.json and docs/benchmarks.md.
//   -- --rounds N        number of rounds (default 9)
//   -- --readme          also fill in the table of the README
//   -- --report          measure nothing, write docs/benchmarks.md from the stored bench/*.json
//   -- --browser         measure the bench in Chromium instead: frames, time from key to preview, start-up
//   -- --desktop         measure the start-up of the desktop and of the server instead
//   -- --against FOLDER  compare the kernel with that of another working tree, which must be built, and write nothing
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildIfStale } from "../.ci/build-if-stale.mjs";
import { measureAgainst } from "./against.ts";
import { measureBrowser } from "./browser.ts";
import { compile, findCompiler, inC, type Compiler } from "./c-peers.ts";
import { isMissing, takeTurns, type Contestant, type Missing } from "./contestant.ts";
import { measureDesktop } from "./desktop.ts";
import { loadAverage, thisMachine } from "./machine.ts";
import { engineAlone, ours } from "./ours.ts";
import { startPython, type PythonPeer } from "./python-peers.ts";
import { fillReadme, writeReport } from "./report.ts";
import { writeResults, type Entry } from "./bench-results.ts";
import { currentLevels, currentLevelsProtocol, neuronSteps, schemes, whiteNoise, whiteNoiseProtocol, type Scheme } from "./workloads.ts";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "9" },
    readme: { type: "boolean", default: false },
    report: { type: "boolean", default: false },
    browser: { type: "boolean", default: false },
    desktop: { type: "boolean", default: false },
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

const currentLevelPeers: readonly PythonPeer[] = [
  { name: "Brian2, cython", times: 1 },
  { name: "Brian2, cpp_standalone", times: 6 },
].map(({ name, times }) => ({
  name,
  script: "brian2_peer.py",
  args: ["fi", name.split(", ")[1]!, currentLevels.count, currentLevels.duration, times],
  work: times,
}));

async function startAll(peers: readonly PythonPeer[]): Promise<Contestant[]> {
  const started: Contestant[] = [];
  for (const peer of peers) {
    say(`starting ${peer.name}`);
    const one = await startPython(peer);
    if (isMissing(one)) missing.push(one);
    else started.push(one);
  }
  return started;
}

/** C as one process for each kind of loop, and as two processes with the faster plain loop that divide the trials, or the neurons. */
async function cOf(scheme: Scheme, compiler: Compiler, folder: string): Promise<Contestant[]> {
  const program = await compile(compiler, scheme, folder);
  const one = inC("C, neuron by neuron", compiler, program, { scheme, loops: "one", processes: 1 });
  const array = inC("C, step by step", compiler, program, { scheme, loops: "array", processes: 1 });
  const four = inC("C, four interleaved by hand", compiler, program, { scheme, loops: "four", processes: 1 });
  // Two rounds: in the first, the processor may still be in a power-saving state.
  const timings = await takeTurns([one, array], 2, () => undefined);
  const best = (name: string): number => Math.min(...timings.get(name)!.map(({ cpuSeconds }) => cpuSeconds));
  const loops = best(one.name) < best(array.name) ? "one" : "array";
  return [
    ...[one, array, four],
    inC("C, 2 processes", compiler, program, { scheme, loops, processes: 2 }),
    inC("C, half of the neurons in each of 2 processes", compiler, program, { scheme, loops, processes: 2, shares: "neurons" }),
  ];
}

async function compete(contestants: readonly Contestant[]): Promise<Entry[]> {
  try {
    const timings = await takeTurns(contestants, rounds, say);
    return contestants.map(({ name, versions }) => ({ name, versions, timings: timings.get(name)! }));
  } finally {
    for (const one of contestants) await one.close();
  }
}

async function measureWhiteNoise(scheme: Scheme, compiler: Compiler | undefined, folder: string): Promise<Entry[]> {
  const plan = whiteNoiseProtocol(scheme);
  return await compete([
    ...[1, 2].map((workers) => ours({ name: `Rheobase, ${workers} worker${workers > 1 ? "s" : ""}`, plan, workers, times: 1, work: neuronSteps })),
    ...[1, 2].map((workers) =>
      ours({ name: `Rheobase, one condition at a time, ${workers} worker${workers > 1 ? "s" : ""}`, plan, workers, times: 1, work: neuronSteps, oneAtATime: true }),
    ),
    engineAlone({ plan, times: 1, work: neuronSteps }),
    ...(compiler === undefined ? [] : await cOf(scheme, compiler, folder)),
    ...(scheme === "euler" ? await startAll(eulerPeers) : []),
  ]);
}

async function measureCurrentLevels(): Promise<Entry[]> {
  const times = 50;
  return await compete([
    ...[1, 2].map((workers) =>
      ours({ name: `Rheobase, ${workers} worker${workers > 1 ? "s" : ""}`, plan: currentLevelsProtocol, workers, times, work: times }),
    ),
    engineAlone({ plan: currentLevelsProtocol, times: 20 * times, work: 20 * times }),
    ...(await startAll(currentLevelPeers)),
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
} else {
  if (options.browser) await measureBrowser(say);
  if (options.desktop) await measureDesktop(rounds, say);
  if (!options.browser && !options.desktop && !options.report) await measureAll();
  say(writeReport());
  if (options.readme) fillReadme();
}
