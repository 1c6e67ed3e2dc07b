import { markdownTable } from "./markdown-table.ts";
import { median, quartiles } from "./medians.ts";
import { readPoolResults, type PoolResults, type TrialCost } from "./pool-results.ts";
import { fastest, find, gains, rates, ratio, ratioTable } from "./ratios.ts";
import { schemes, shortTrials } from "./workloads.ts";

/** Aim: a short trial costs at most this processor time in addition to the kernel's, microseconds. */
const aimOfTrial = 100;
/** Aim: in a large population, a neuron's step costs at most this multiple of its cost in a population of 1000. */
const aimOfPopulation = 1.2;

/** The section "Through the pool" of docs/benchmarks.md, in Markdown. */
export function poolTable(): string {
  const results = readPoolResults();
  if (results === undefined) return "Not measured yet.";
  const { machine, load, rounds, missing } = results;
  return [
    `${machine.date}, ${machine.cpu}, ${machine.processors} processors, ${machine.system}, Node ${machine.node}; ${rounds} rounds; load average (1 min) before`,
    `${load.before.toFixed(2)}, after ${load.after.toFixed(2)} (our own two workers count).`,
    ...missing.flatMap(({ name, missing: why }) => ["", `**Missing: ${name}** (${why}).`]),
    "",
    "### One condition, and short ones",
    "",
    "A condition of 1000 neurons is a run of its own here, so that a second worker can only help with its neurons; two C processes take half",
    "of the neurons each; it lasts 1 s of biological time, or 2 s where that is said. The f-I protocol has 61 conditions of some microseconds.",
    "",
    ratioTable(ratiosOf(results)),
    "",
    "### What a trial costs",
    "",
    `Processor time of one trial, in microseconds, medians: a sweep of the f-I protocol, and one neuron under white noise for ${shortTrials.duration} ms. At most`,
    `${aimOfTrial} beside the kernel are aimed at.`,
    "",
    trialTable(results.trials),
    "",
    "### What a neuron costs",
    "",
    "White noise for 140 ms, as often as it takes to make 100,000 neurons, one worker. A quotient of costs: **1 is equal cost, and lower is better**.",
    "",
    populationTable(results),
  ].join("\n");
}

function ratiosOf({ oneCondition, oneLongCondition, currentLevels }: PoolResults) {
  const brian = fastest(currentLevels.filter(({ name }) => name.startsWith("Brian2")));
  const engine = find(currentLevels, "Rheobase, engine");
  return [
    ...schemes.map((scheme) => gains(scheme, oneCondition[scheme], { of: "one condition of 1000 neurons, ", ours: "Rheobase,", theirs: "C, half" })),
    ...(oneLongCondition === undefined
      ? []
      : schemes.map((scheme) => gains(scheme, oneLongCondition[scheme], { of: "one condition of 1000 neurons, 2 s, ", ours: "Rheobase,", theirs: "C, half" }))),
    ratio("f-I protocol, 1 worker : Brian2's best", find(currentLevels, "Rheobase, 1"), brian, 50),
    ratio("f-I protocol, 2 workers : Brian2's best", find(currentLevels, "Rheobase, 2"), brian, 50),
    ratio("f-I protocol, 1 worker : our engine alone", find(currentLevels, "Rheobase, 1"), engine),
    ratio("f-I protocol, 2 workers : our engine alone", find(currentLevels, "Rheobase, 2"), engine),
  ];
}

function trialTable({ currentLevels, whiteNoise }: PoolResults["trials"]): string {
  const words: Readonly<Record<keyof TrialCost, string>> = {
    kernel: "kernel",
    neurons: "its input, sorting spikes, measures of the neuron",
    digest: "digest",
    summary: "summary",
    message: "message from worker to pool",
    pool: "pool: tasks, waking threads, progress",
    record: "record of the run",
  };
  const parts = Object.keys(words) as (keyof TrialCost)[];
  const beside = (cost: TrialCost): number => parts.reduce((sum, part) => sum + cost[part], -cost.kernel);
  return markdownTable(
    ["", "f-I protocol", "white noise"],
    [
      ...parts.map((part) => [words[part], currentLevels[part].toFixed(1), whiteNoise[part].toFixed(1)]),
      ["**all beside the kernel**", `**${beside(currentLevels).toFixed(1)}**`, `**${beside(whiteNoise).toFixed(1)}**`],
      ["aim, at most", String(aimOfTrial), String(aimOfTrial)],
    ],
  );
}

function populationTable({ populations }: PoolResults): string {
  const [base, ...larger] = populations;
  const nanoseconds = (entry: (typeof populations)[number]): string => median(rates(entry, "cpuSeconds").map((rate) => 1e9 / rate))!.toFixed(2);
  const row = (entry: (typeof populations)[number]): string[] => {
    const reference = rates(base!, "cpuSeconds");
    const costs = rates(entry, "cpuSeconds").map((rate, round) => reference[round]! / rate);
    const [low, high] = quartiles(costs);
    return [entry.name, nanoseconds(entry), `**${median(costs)!.toFixed(2)}** (${low.toFixed(2)} - ${high.toFixed(2)})`, String(aimOfPopulation)];
  };
  return markdownTable(["", "ns of processor time a step", `cost : cost in ${base!.name}`, "aim, at most"], [[base!.name, nanoseconds(base!), "", ""], ...larger.map(row)]);
}
