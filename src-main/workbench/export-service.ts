import type { WorkbenchEmit, WorkbenchHandlers } from "../../src-shared/contract/workbench-contract.ts";
import { unexpected } from "../../src-shared/foundation/error-catalogue-contract.ts";
import type { FileAccess } from "./file-access.ts";
import type { KeptRun } from "./kept-run.ts";

export interface ExportContext {
  /** @throws BenchError `run-not-kept` */
  readonly runOf: (run: string) => KeptRun;
  readonly files: FileAccess;
  readonly emit: WorkbenchEmit;
}

/** Stands in until exports are built. */
export function createExportService(_context: ExportContext): Pick<WorkbenchHandlers, "planExport" | "renderFigure" | "exportRuns" | "cancelExport"> {
  const notBuilt = (): Promise<never> => Promise.reject(unexpected("exports are not built yet"));
  return { planExport: notBuilt, renderFigure: notBuilt, exportRuns: notBuilt, cancelExport: notBuilt };
}
