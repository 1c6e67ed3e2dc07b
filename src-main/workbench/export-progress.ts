import type { WorkbenchEmit } from "../../src-shared/contract/workbench-contract.ts";
import { finishedConditions } from "../../src-shared/content/chosen-conditions.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { tracesName } from "./output-files.ts";

/** ms between two events */
const interval = 100;
/** Numbers of a trace that are written while another file is. */
const numbersPerFile = 200_000;

export interface ExportProgress {
  /** @param fraction of the traces of the run that is being written */
  readonly longest: (fraction: number) => void;
  /** @param path of a file that is on the disk */
  readonly written: (path: string) => void;
}

/**
 * Tells how far an export is, some ten times a second at most, and at its end: files count by what they cost.
 *
 * @returns the progress of each run, which are written one after the other
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
