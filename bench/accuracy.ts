// npx tsx bench/accuracy.ts [SPIKES] [--out FILE] compares the rate and CV of the exact scheme under white noise with theory, for every
// noisy row of the reference at three values of dt. SPIKES is the number of intervals per row (default 1e8: one to two hours on two
// cores). Each row is written to FILE (default bench/accuracy.json) as soon as it is measured; rows that FILE already has are skipped.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildIfStale } from "../.ci/build-if-stale.mjs";
import { engineVersion } from "../src-shared/engine/engine-version.ts";
import { statisticsOfSums, trainSums, type TrainSums } from "../src-shared/engine/testing/interval-estimates.ts";
import { steadyProtocol } from "../src-shared/engine/testing/steady-protocol.ts";
import { trainsOf } from "../src-shared/engine/spike-trains.ts";
import type { Plan } from "../src-shared/plan/plan.ts";
import { planOrThrow } from "../src-shared/plan/plan-of-protocol.ts";
import reference from "../src-shared/testing/reference/stationary_rate_cv.json" with { type: "json" };
import type { Simulator } from "../src-main/simulation/simulator.ts";
import { openWorkerPool } from "../src-main/simulation/worker-pool.ts";
import { accuracyFile, cvDifference, rateErrorPercent, rateStandardErrors, readAccuracy, type AccuracyRow } from "./accuracy-table.ts";

type ReferenceRow = (typeof reference)[number];

// A trial holds 5 x 10^5 intervals, 4 MB of spikes: memory stays small for any number of trials.
const neurons = 40;
const intervalsPerNeuron = 12_500;

const { positionals, values } = parseArgs({ allowPositionals: true, options: { out: { type: "string", default: accuracyFile } } });
const trials = Math.max(2, Math.round(Number(positionals[0] ?? 1e8) / (neurons * intervalsPerNeuron)));
const intervals = trials * neurons * intervalsPerNeuron;

/** Simulate all trials of a row and keep the sums of each spike train, not its spikes. */
async function sumsOf(simulator: Simulator, plan: Plan): Promise<TrainSums[]> {
  const sums: TrainSums[] = [];
  const failures: Error[] = [];
  await simulator.simulate({ plan, conditions: plan.conditions }, {
    progress: () => undefined,
    traces: () => Promise.resolve(),
    finished: (_condition, { recording }) => {
      for (const train of trainsOf(recording.spikes)) sums.push(trainSums(train, intervalsPerNeuron));
    },
    failed: (_condition, error) => failures.push(error),
  });
  if (failures[0] !== undefined) throw failures[0];
  return sums;
}

async function measure(simulator: Simulator, row: ReferenceRow, dt: number): Promise<AccuracyRow> {
  const protocol = steadyProtocol(row, { rate: row.rate_hz, cv: row.cv }, intervalsPerNeuron, {
    noise: { kind: "white", levels: [row.sigma] },
    dt,
    trials,
    population: neurons,
    seed: `accuracy, dt ${dt}`,
  });
  const start = performance.now();
  const { rate, cv } = statisticsOfSums(await sumsOf(simulator, planOrThrow(protocol, "bench/accuracy.ts")), intervalsPerNeuron);
  const { I, sigma, tau_m } = row;
  return {
    ...{ I, sigma, tau_m, dt, engineVersion, intervals },
    ...{ rate: rate.value, rateError: rate.error, referenceRate: row.rate_hz, cv: cv.value, cvError: cv.error, referenceCv: row.cv },
    seconds: Math.round((performance.now() - start) / 1000),
  };
}

buildIfStale(["kernel", "cli"]);
const done = readAccuracy(values.out);
const combinations = reference
  .filter(({ sigma }) => sigma > 0)
  .flatMap((row) => [0.1, 0.4, 1].map((dt) => ({ row, dt })))
  // Fewest steps per interval first: most rows are done early, also if the user interrupts the program.
  .sort((a, b) => b.dt * b.row.rate_hz - a.dt * a.row.rate_hz);
const isDone = ({ row, dt }: (typeof combinations)[number]): boolean =>
  done.some((one) => one.I === row.I && one.sigma === row.sigma && one.tau_m === row.tau_m && one.dt === dt && one.intervals === intervals && one.engineVersion === engineVersion);

const simulator = openWorkerPool({ workerPath: join(import.meta.dirname, "../dist/cli/worker.js"), workers: 2, idleTime: 600_000 });
try {
  for (const [k, combination] of combinations.entries()) {
    if (isDone(combination)) continue;
    const { row, dt } = combination;
    const measured = await measure(simulator, row, dt);
    done.push(measured);
    writeFileSync(values.out, `${JSON.stringify(done, null, 1)}\n`);
    console.log(
      `${k + 1}/${combinations.length}  I ${row.I} pA, sigma ${row.sigma} mV, tau_m ${row.tau_m} ms, dt ${dt} ms: ` +
        `rate ${rateErrorPercent(measured).toFixed(4)} % (${rateStandardErrors(measured).toFixed(1)} standard errors), ` +
        `CV ${cvDifference(measured).toFixed(5)}; ${measured.seconds} s`,
    );
  }
} finally {
  await simulator.close();
}
