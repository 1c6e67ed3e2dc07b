import { resolve } from "node:path";
import { axisKey, conditionName, shownPlace } from "../../src-shared/plan/axis-words.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { noRunsRecorded } from "../../src-shared/errors/command-line-errors.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { runIdTitle } from "../../src-shared/experiment/run-name.ts";
import { checkResults } from "../workbench/check-results.ts";
import { openExperiment } from "../workbench/experiments.ts";
import type { Mismatch } from "../workbench/record-mismatches.ts";
import { verifyRun, type Verification } from "../workbench/verify-run.ts";
import { versions } from "../workbench/versions.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host, Outcome, Terminal } from "./host.ts";
import { listenForInterruption } from "./interruption.ts";
import { progressLine } from "./progress-line.ts";
import { verifiedResults } from "./verify-results.ts";

export interface VerifyOptions {
  readonly workers?: number;
}

/** Number of differing conditions that are named; the others are only counted. */
const namedMismatches = 5;

/**
 * `rheobase verify FILE`: recomputes every recorded run and compares all that was recorded of it.
 *
 * @throws BenchError `no-runs-recorded`: nothing to verify is no success
 */
export async function verify(file: string, options: VerifyOptions, host: Host, terminal: Terminal): Promise<Outcome> {
  const results = await checkResults(resolve(host.cwd, file), file);
  if (results !== undefined) return verifiedResults(results, file, terminal);
  const { experiment, name } = await openExperiment(resolve(host.cwd, file));
  const runs = experiment.runs ?? [];
  if (runs.length === 0) throw noRunsRecorded(file);

  const interruption = listenForInterruption(host, terminal, "Stopping.");
  const simulator = host.openSimulator(options.workers ?? host.processors);
  const verified = [];
  try {
    for (const [index, record] of runs.entries()) {
      const progress = await progressLine(host.stderr, record.snapshot.name, host.now);
      const verification = await verifyRun(record, `${name} /runs/${index}`, {
        simulator,
        now: host.now,
        onProgress: (state) => progress.simulating(state),
        signal: interruption.signal,
      }).finally(() => progress.end());
      verified.push({ record, verification });
      for (const line of verificationLines(record, verification)) terminal.print(line);
    }
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    terminal.note("Interrupted: not every run was verified.");
  } finally {
    interruption.stopListening();
    await simulator.close();
  }

  const isSame = verified.every(({ verification }) => verification.mismatches.length === 0);
  const exitCode = interruption.signal.aborted ? exitCodes.interrupted : isSame ? exitCodes.done : exitCodes.mismatch;
  return { exitCode, document: { file, runs: verified.map(({ record, verification }) => verificationEntry(record, verification)) } };
}

/** Lines about the verification of a run: one, and one more per difference. */
export function verificationLines(record: RunRecord, { conditions, mismatches, hasColumns, engine, plan }: Verification): string[] {
  const title = `${runIdTitle(record)}, ${record.snapshot.name}, ${record.startedAt}`;
  const compared = `${conditions} ${conditions === 1 ? "condition" : "conditions"}${hasColumns ? "" : "; the file has no more than the digests of all of them together"}`;
  if (mismatches.length === 0) return [`${title}: the same to the bit (${compared})`];
  const lines = mismatches.slice(0, namedMismatches).map((mismatch) => `  ${mismatchText(mismatch, plan)}`);
  const rest = mismatches.length - namedMismatches;
  if (rest > 0) lines.push(`  and ${rest} more`);
  return [`${title}: MISMATCH in ${mismatches.length} ${mismatches.length === 1 ? "place" : "places"}`, ...lines, `  ${reasonFor(record, engine)}`];
}

function reasonFor({ appVersion }: RunRecord, { recorded, current }: Verification["engine"]): string {
  if (recorded !== current) return `It was recorded by engine ${recorded}, this is engine ${current}: the changelog says which numbers moved.`;
  if (appVersion !== versions.app) return `It was recorded by Rheobase ${appVersion}, this is ${versions.app}: the changelog says which numbers moved.`;
  return "The record or the numbers have been changed: engine and protocol are the same.";
}

function mismatchText({ of, column, condition, recorded, computed, error }: Mismatch, plan: Plan): string {
  if (of === "conditions") return recorded === undefined ? "nothing is recorded that could be compared" : `${recorded} are recorded, and the protocol has ${plan.size}`;
  const what = of === "seed" || of === "protocol" ? `${of} beside the snapshot's` : column === undefined ? of : `${column} in the summary`;
  const place = of === "seed" || of === "protocol" ? "" : ` of ${condition === undefined ? "all conditions" : conditionName(plan, plan.condition(condition))}`;
  return `${what}${place}: recorded ${recorded ?? "nothing"}, computed ${computed ?? error?.what ?? "nothing"}`;
}

/** The verification of a run in the `--json` document. */
export function verificationEntry(record: RunRecord, { conditions, mismatches, engine, plan }: Verification) {
  return {
    id: record.id,
    ...(record.name === undefined ? {} : { name: record.name }),
    protocol: record.protocol,
    startedAt: record.startedAt,
    same: mismatches.length === 0,
    conditions,
    engine,
    mismatches: mismatches.map(({ of, column, condition, recorded, computed, error }) => ({
      of,
      ...(column === undefined ? {} : { column }),
      condition: condition === undefined ? null : { index: condition, ...(condition < plan.size ? shownPlace(plan, plan.condition(condition), axisKey.printed) : {}) },
      recorded: recorded ?? null,
      computed: computed ?? null,
      ...(error === undefined ? {} : { error: error.toJSON() }),
    })),
  };
}
