import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import type { ComparedOrigin } from "../../src-shared/export/comparison-provenance.ts";
import type { ComparedView } from "../../src-shared/figures/compared-result.ts";
import { openTraceSpool } from "../storage/trace-spool.ts";
import { writeComparison, type ComparisonOutput } from "./comparison-files.ts";
import type { OutputFolder } from "./exports.ts";
import { notYetRun, runConditions, type RunProgress, type RunSettings } from "./runs.ts";
import { recordedConditions, verifyResult, type Verification } from "./verify-run.ts";
import { versions } from "./versions.ts";

/** A run of an experiment file. */
export interface RecordedRun {
  /** as it is called in the comparison: "Run 12" */
  readonly name: string;
  /** of the file, without its folder */
  readonly experimentFile: string;
  readonly record: RunRecord;
  /** place of the record, for errors: "steps.rheobase.json /runs/0" */
  readonly where: string;
}

/** A run that was computed again. */
export interface RecomputedRun extends ComparedOrigin {
  readonly record: RunRecord;
  readonly verification: Verification;
}

export interface CompareSettings extends Pick<RunSettings, "simulator" | "now" | "signal"> {
  /** called with the progress of the run that is being recomputed */
  readonly onProgress: (progress: RunProgress) => void;
  /** Chooses what the comparison shows. Called once all simulations are done, before anything is written. */
  readonly viewOf: (runs: readonly RecomputedRun[]) => ComparedView;
}

/**
 * Recomputes recorded runs, verifies their digests, and writes their comparison.
 *
 * @param runs in the order of their letters
 * @throws BenchError when a snapshot is no valid protocol; the signal's reason when aborted (nothing is written then)
 */
export async function compareIntoFolder(
  runs: readonly RecordedRun[],
  folder: OutputFolder,
  output: Omit<ComparisonOutput, "view">,
  settings: CompareSettings,
): Promise<{ readonly runs: readonly RecomputedRun[]; readonly files: readonly string[] }> {
  const plans = runs.map(({ record, where }) => planOrThrow(record.snapshot, `${where}/snapshot`));
  const spool = openTraceSpool({ folder: folder.path });
  const recomputed: RecomputedRun[] = [];
  try {
    for (const [k, { record, name, experimentFile }] of runs.entries()) {
      const plan = plans[k]!;
      const { simulator, now, signal, onProgress } = settings;
      const result = await runConditions(notYetRun(plan), recordedConditions(record, plan), { simulator, spool, now, signal, onProgress });
      signal?.throwIfAborted();
      recomputed.push({ name, id: record.id, versions, experimentFile, protocol: record.snapshot, result, record, verification: verifyResult(record, result) });
    }
    return { runs: recomputed, files: await writeComparison(recomputed, folder, { ...output, view: settings.viewOf(recomputed) }) };
  } finally {
    await spool.close();
  }
}
