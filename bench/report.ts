import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accuracyTable } from "./accuracy-table.ts";
import { browserTable } from "./browser-table.ts";
import { desktopTable } from "./desktop-table.ts";
import { markdownTable } from "./markdown-table.ts";
import { median, quartiles } from "./medians.ts";
import { poolTable } from "./pool-table.ts";
import { fastest, find, gains, plainC, rates, ratio, ratioTable, type Ratio } from "./ratios.ts";
import { readResults, type Entry, type Results } from "./bench-results.ts";
import { schemes, whiteNoise } from "./workloads.ts";

const root = join(import.meta.dirname, "..");

/** Write docs/benchmarks.md from the stored results, and return its text. */
export function writeReport(): string {
  const report = reportOf(readResults());
  writeFileSync(join(root, "docs/benchmarks.md"), report);
  return report;
}

/** Write the ratios between the two markers in the README. */
export function fillReadme(): void {
  const file = join(root, "README.md");
  const readme = readFileSync(file, "utf8");
  const block = /(<!-- measured:.*?-->\n)[\s\S]*?(<!-- \/measured -->)/;
  if (!block.test(readme)) throw new Error("README.md has no <!-- measured: --> ... <!-- /measured -->.");
  writeFileSync(file, readme.replace(block, (_all, begin: string, end: string) => `${begin}${readmeBlock(readResults())}${end}`));
}

function readmeBlock(results: Results): string {
  const { machine } = results;
  return [
    ...howToRead,
    "",
    ratioTable(ratiosOf(results)),
    "",
    `By \`npm run bench\` on ${machine.processors} processors ${machine.cpu}, ${machine.date.slice(0, 10)}; medians of ${results.rounds} rounds. All contestants,`,
    "versions and the load of the machine: [docs/benchmarks.md](docs/benchmarks.md).",
    "",
  ].join("\n");
}

/** Explains the table of ratios, in the README and in docs/benchmarks.md. */
const howToRead = [
  "Each row divides the speed of Rheobase by the speed of the peer after the colon: **1 is equal speed, higher is better**. A gain is the",
  "throughput of two workers divided by the throughput of one. Bold is the median over the rounds, with the quartiles in brackets. The",
  "aim is the smallest median we accept: a row below its aim misses it; a row without an aim is there for comparison only.",
  "",
  "\"Engine alone\" is the kernel in one thread, \"1 worker\" a whole run with its statistics and digests. \"C\" is the faster of two plain",
  "loops, \"Brian2's best\" the fastest of its code generators.",
];

function reportOf(results: Results): string {
  const { machine, load } = results;
  return [
    "# Benchmarks",
    "",
    "`npm run bench` writes this page from `bench/results.json`, and from `bench/accuracy.json`, which `npx tsx bench/accuracy.ts` measures.",
    "Every number was measured; peers that the machine does not have are listed as missing.",
    "",
    "## Ratios",
    "",
    ...howToRead,
    "",
    ratioTable(ratiosOf(results)),
    "",
    "Every round timed all contestants, one right after the other. Other load on the machine affects wall-clock time, and processor time less.",
    "",
    "## Machine",
    "",
    `${machine.date}, ${machine.cpu}, ${machine.processors} processors, ${machine.memoryGB} GB, ${machine.system}, Node ${machine.node}. Load average (1 min) before: ` +
      `${load.before.toFixed(2)}; after ${Object.entries(load.after)
        .map(([part, value]) => `${part}: ${value.toFixed(2)}`)
        .join("; ")} (our own two workers count).`,
    ...results.missing.flatMap(({ name, missing }) => ["", `**Missing: ${name}** (${missing}).`]),
    "",
    "## White noise",
    "",
    `${whiteNoise.neurons} neurons, 1 s in steps of 0.1 ms, f64, ${whiteNoise.trials} trials; tau_m 10 ms, E_L -75, V_th -55, V_reset -75 mV, t_ref 2 ms, 180 pA into`,
    '100 MOhm, sigma 5 mV. Rheobase runs it as its users do: in a warm worker pool, with all spikes, statistics and SHA-256. "Engine alone" is the kernel in',
    "one thread, which keeps its spikes and computes nothing from them; C does the same, and Brian2 is timed for the same. C (`bench/peers/*.c`) draws from",
    "the same random streams, in the same order of operations. Brian2, NumPy and Python have streams of their own. Compilation, code generation and start-up",
    "are not timed. Brian2's C++ standalone reports only its processor time, which stands in both columns.",
    ...schemes.flatMap((scheme) => [
      "",
      `### ${scheme}`,
      "",
      entryTable(results.whiteNoise[scheme], { unit: "10^6 neuron-steps/s", scale: 1e-6 }),
      "",
      sameSpikes(results.whiteNoise[scheme]),
    ]),
    "",
    "## f-I protocol",
    "",
    "61 levels from 0 to 600 pA, 10 s each, no noise: Rheobase `exact` (closed form; spike times to the last bits of a double), Brian2's exact",
    "integration on a grid of 0.1 ms, 61 neurons in one group, the loop over steps alone.",
    "",
    entryTable(results.currentLevels, { unit: "runs/s", scale: 1 }),
    "",
    "## Through the pool",
    "",
    "By `npm run bench -- --pool`, from `bench/pool.json`.",
    "",
    poolTable(),
    "",
    "## Accuracy",
    "",
    accuracyTable(),
    "",
    "## In the browser",
    "",
    "By `npm run bench -- --browser`, from `bench/browser.json`.",
    "",
    browserTable(),
    "",
    "## The desktop's start",
    "",
    "By `npm run bench -- --desktop`, from `bench/desktop.json`.",
    "",
    desktopTable(),
    "",
  ].join("\n");
}

function ratiosOf({ whiteNoise: entries, currentLevels }: Results): Ratio[] {
  const brian = (list: readonly Entry[]): Entry | undefined => fastest(list.filter(({ name }) => name.startsWith("Brian2")));
  return [
    ...schemes.map((scheme) => ratio(`\`${scheme}\`, engine alone : C`, find(entries[scheme], "Rheobase, engine"), plainC(entries[scheme]), 0.9)),
    ...schemes.map((scheme) => ratio(`\`${scheme}\`, engine alone : C, four interleaved by hand`, find(entries[scheme], "Rheobase, engine"), find(entries[scheme], "C, four"))),
    ...schemes.map((scheme) => ratio(`\`${scheme}\`, 1 worker : C, 1 process`, find(entries[scheme], "Rheobase, 1"), plainC(entries[scheme]), 0.9)),
    ...schemes.map((scheme) => gains(scheme, entries[scheme], { of: "", ours: "Rheobase,", theirs: "C, 2" })),
    ...schemes.map((scheme) => gains(scheme, entries[scheme], { of: "one condition of 1000 neurons, ", ours: "Rheobase, one condition at a time,", theirs: "C, half" })),
    ratio("`euler`, engine alone : Brian2's best", find(entries.euler, "Rheobase, engine"), brian(entries.euler), 7),
    ratio("`euler`, 1 worker : Brian2's best", find(entries.euler, "Rheobase, 1"), brian(entries.euler), 7),
    ratio("f-I protocol, `exact`, engine alone : Brian2, cython", find(currentLevels, "Rheobase, engine"), find(currentLevels, "Brian2, cython"), 500),
    ratio("f-I protocol, `exact`, engine alone : Brian2's best", find(currentLevels, "Rheobase, engine"), brian(currentLevels), 500),
    ratio("f-I protocol, `exact`, 1 worker : Brian2's best", find(currentLevels, "Rheobase, 1"), brian(currentLevels), 50),
  ];
}

function entryTable(entries: readonly Entry[], { unit, scale }: { unit: string; scale: number }): string {
  const text = (entry: Entry, clock: "seconds" | "cpuSeconds"): string => {
    const values = rates(entry, clock).map((rate) => rate * scale);
    const [low, high] = quartiles(values);
    return `${significant(median(values)!)} (${significant(low)} - ${significant(high)})`;
  };
  return markdownTable(
    ["", `${unit}, wall clock`, `${unit}, processor time`, "versions"],
    entries.map((entry) => [entry.name, text(entry, "seconds"), text(entry, "cpuSeconds"), entry.versions]),
  );
}

const significant = (x: number): string => (x >= 100 ? x.toFixed(0) : x.toPrecision(3));

/** A sentence: did C and Rheobase fire the same spikes? Their streams and operations are the same. */
function sameSpikes(entries: readonly Entry[]): string {
  const counted = entries.flatMap(({ name, timings }) => (/^(Rheobase|C),/.test(name) ? timings : []));
  const counts = new Set(counted.map(({ spikes }) => spikes));
  const sums = counted.flatMap(({ sumOfSpikeTimes }) => sumOfSpikeTimes ?? []);
  const apart = Math.max(...sums) / Math.min(...sums) - 1;
  if (!entries.some(({ name }) => name.startsWith("C,"))) return "C is missing: its spikes could not be compared with ours.";
  if (counts.size > 1) return `Rheobase and C disagree in the number of spikes: ${[...counts].join(", ")}.`;
  return `Rheobase and C fired the same ${[...counts].join()} spikes in every round; the sums of their times agree within ${apart.toExponential(0)} of themselves.`;
}
