import type { Origin } from "../../src-shared/export/provenance.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { openTraceSpool } from "../storage/trace-spool.ts";
import { writeOutputs, type WriteOptions } from "./exports.ts";
import { runProtocol, type RunSettings } from "./runs.ts";

export interface FolderRunSettings extends Omit<RunSettings, "spool"> {
  /** called once all simulations are done, before writing begins */
  readonly onSimulated?: () => void;
}

/** A run and the files that it wrote. */
export interface FolderRun {
  readonly result: ProtocolResult;
  /** within the folder; none where no condition finished */
  readonly files: readonly string[];
}

/**
 * Runs a protocol and writes its files. After an abort the finished conditions are written, or nothing where none finished. The traces
 * of the result cannot be read afterwards, because their spool is closed.
 */
export async function runIntoFolder(plan: Plan, origin: Origin, settings: FolderRunSettings, options: WriteOptions): Promise<FolderRun> {
  const spool = openTraceSpool({ folder: options.folder.path });
  try {
    const result = await runProtocol(plan, { ...settings, spool });
    settings.onSimulated?.();
    const hasResults = result.conditions.some(({ status }) => status === "finished");
    return { result, files: hasResults ? await writeOutputs(result, origin, options) : [] };
  } finally {
    await spool.close();
  }
}
