import type { WorkbenchHandlers } from "../../src-shared/contract/workbench-contract.ts";
import { experimentNameOf } from "./experiment-names.ts";
import { openExperiment } from "./experiments.ts";
import type { ExportContext } from "./export-service.ts";

/** Comparisons of the runs of one window: their figure, and what `rheobase compare` writes. */
export function createComparisonService({ files }: ExportContext): Pick<WorkbenchHandlers, "readRuns" | "renderComparison" | "exportComparison"> {
  return {
    async readRuns({ path }) {
      const { path: absolute, experiment } = await openExperiment(await files.resolve(path));
      return { path: files.display(absolute), name: experimentNameOf(absolute), runs: experiment.runs ?? [] };
    },
    renderComparison: () => Promise.resolve(undefined),
    exportComparison: () => Promise.resolve({ status: "cancelled" }),
  };
}
