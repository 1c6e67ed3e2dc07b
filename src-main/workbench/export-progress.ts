import type { WorkbenchEmit } from "../../src-shared/contract/workbench-contract.ts";
import { finishedConditions } from "../../src-shared/content/chosen-conditions.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { tracesName } from "./output-files.ts";

/** ms between two events */
const interval = 100;
/** Cost of a small file, in numbers of a trace that are written in the same time. */
const numbersPerFile = 200_000;

export interface ExportProgress {
  /** Progress of the longest table. @param fraction 0 to 1 of the run's traces that are written */
  readonly longest: (fraction: number) => void;
  /** A file is complete. @param path of the file on disk */
  readonly written: (path: string) => void;
}

/**
 * Emits the progress of an export at most ten times a second and at its end. Files are weighted by the time they take.
 *
 * @returns one progress object per run, in the order in which the runs are written
 */
export function exportProgress(runs: readonly { readonly result: ProtocolResult; readonly names: readonly string[] }[], emit: WorkbenchEmit): ExportProgress[] {
  const traces = runs.map(({ result, names }) => (names.includes(tracesName) ? numbersOf(result) / numbersPerFile : 0));
  const total = runs.reduce((sum, { names }, k) => sum + names.length + traces[k]!, 0);
  let done = 0;
  let told = -Infinity;

  const tell = (cost: number, file: string): void => {
    if (cost < total - 1e-9 && performance.now() - told < interval) return;
    told = performance.now();
    emit("exportProgress", { fraction: Math.min(1, cost / total), file });
  };
  return traces.map((ofTraces) => ({
    longest: (fraction) => tell(done + fraction * ofTraces, tracesName),
    written(path) {
      done += 1 + (/(^|\/)traces( \d+)?\.csv$/.test(path) ? ofTraces : 0);
      tell(done, path);
    },
  }));
}

function numbersOf(result: ProtocolResult): number {
  return finishedConditions(result).reduce((sum, { traces }) => sum + (traces === undefined ? 0 : traces.samples * traces.neurons), 0);
}
