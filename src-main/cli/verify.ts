import { resolve } from "node:path";
import { axisKey, conditionName, shownPlace } from "../../src-shared/plan/axis-words.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { checkResults } from "../workbench/check-results.ts";
import { openExperiment } from "../workbench/experiments.ts";
import { verifyRun, type DigestMismatch, type Verification } from "../workbench/verify-run.ts";
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

/** `rheobase verify FILE`: recomputes every recorded run and compares its digests. */
export async function verify(file: string, options: VerifyOptions, host: Host, terminal: Terminal): Promise<Outcome> {
  const results = await checkResults(resolve(host.cwd, file), file);
  if (results !== undefined) return verifiedResults(results, file, terminal);
  const { experiment, name } = await openExperiment(resolve(host.cwd, file));
  const runs = experiment.runs ?? [];
  if (runs.length === 0) terminal.print(`${file}: no recorded runs. \`rheobase run ${file} --record\` records one.`);

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
export function verificationLines(record: RunRecord, { conditions, mismatches, engine, plan }: Verification): string[] {
  const title = `${record.id}, ${record.snapshot.name}, ${record.startedAt}`;
  if (mismatches.length === 0) return [`${title}: the same to the bit (${conditions} conditions)`];
  const lines = mismatches.slice(0, namedMismatches).map((mismatch) => `  ${mismatchText(mismatch, plan)}`);
  const rest = mismatches.length - namedMismatches;
  if (rest > 0) lines.push(`  and ${rest} more`);
  const reason =
    engine.recorded === engine.current
      ? "The record or the numbers have been changed: engine and protocol are the same."
      : `It was recorded by engine ${engine.recorded}, this is engine ${engine.current}: the changelog says which numbers moved.`;
  return [`${title}: MISMATCH in ${mismatches.length} digests`, ...lines, `  ${reason}`];
}

function mismatchText({ of, condition, recorded, computed, error }: DigestMismatch, plan: Plan): string {
  const place =
    condition === undefined
      ? "all conditions"
      : condition < plan.size
        ? conditionName(plan, plan.condition(condition))
        : `condition ${condition}, which the protocol does not have`;
  return `${of} of ${place}: recorded ${recorded ?? "nothing"}, computed ${computed ?? error?.what ?? "nothing"}`;
}

/** The verification of a run in the `--json` document. */
export function verificationEntry(record: RunRecord, { conditions, mismatches, engine, plan }: Verification) {
  return {
    id: record.id,
    protocol: record.protocol,
    startedAt: record.startedAt,
    same: mismatches.length === 0,
    conditions,
    engine,
    mismatches: mismatches.map(({ of, condition, recorded, computed, error }) => ({
      of,
      condition: condition === undefined ? null : { index: condition, ...(condition < plan.size ? shownPlace(plan, plan.condition(condition), axisKey.printed) : {}) },
      recorded: recorded ?? null,
      computed: computed ?? null,
      ...(error === undefined ? {} : { error: error.toJSON() }),
    })),
  };
}
