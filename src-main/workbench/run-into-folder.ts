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
  /** one for each file that the disk had no room for */
  readonly withoutRoom: readonly unknown[];
}

/**
 * Runs a protocol and writes its files. After an abort the finished conditions are written, or nothing where none finished. The traces
 * of the result cannot be read afterwards, because their spool is closed. A file that the disk has no room for does not keep the
 * others from being written.
 */
export async function runIntoFolder(plan: Plan, origin: Origin, settings: FolderRunSettings, options: WriteOptions): Promise<FolderRun> {
  const spool = openTraceSpool({ folder: options.folder.path });
  try {
    const result = await runProtocol(plan, { ...settings, spool });
    settings.onSimulated?.();
    const hasResults = result.conditions.some(({ status }) => status === "finished");
    const withoutRoom: unknown[] = [];
    const files = hasResults ? await writeOutputs(result, origin, { ...options, onNoRoom: (error) => void withoutRoom.push(error) }) : [];
    return { result, files, withoutRoom };
  } finally {
    await spool.close();
  }
}
