import type { ArgsOf } from "../../src-shared/contract/contract.ts";
import type { ExportOutcome } from "../../src-shared/contract/export-schemas.ts";
import type { WorkbenchContract, WorkbenchEmit, WorkbenchHandlers } from "../../src-shared/contract/workbench-contract.ts";
import { plannedFigures } from "../../src-shared/figures/figures-of-protocol.ts";
import { nothingToExport } from "../../src-shared/errors/exports-errors.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { safeFileName } from "../storage/safe-file-name.ts";
import { pictureForPage } from "./drawn-picture.ts";
import { figuresWithContent, plannedTables } from "./export-plan.ts";
import { exportProgress } from "./export-progress.ts";
import { cancellable, exportTarget, within } from "./export-target.ts";
import { writeOutputs } from "./exports.ts";
import type { FileAccess } from "./file-access.ts";
import type { KeptRun } from "./kept-run.ts";
import { withLookedAtTraces } from "./looked-at-result.ts";
import { lookedAtFiles, numbered, outputNames, subfolderNames, type OutputChoice } from "./output-files.ts";
import { versions } from "./versions.ts";

export interface ExportContext {
  /** @throws BenchError `run-not-kept` */
  readonly runOf: (run: string) => KeptRun;
  readonly files: FileAccess;
  readonly emit: WorkbenchEmit;
  /** exports of the window that are in progress */
  readonly going: Set<AbortController>;
}

type ExportArgs = ArgsOf<WorkbenchContract, "exportRuns">;

/** The files that one run writes, and their sub-folder. */
interface RunExport {
  readonly kept: KeptRun;
  readonly choice: OutputChoice;
  /** of `writeOutputs` */
  readonly lookedAt: ProtocolResult | undefined;
  /** "" for none */
  readonly subfolder: string;
  /** of its files, before they are numbered */
  readonly names: readonly string[];
}

/**
 * Handlers for one window's exports: all or some of the files that `rheobase run` writes, from runs in memory. An unfinished or
 * cancelled run is exported with the conditions it has finished.
 */
export function createExportService({ runOf, files, emit, going }: ExportContext): Pick<WorkbenchHandlers, "planExport" | "renderFigure" | "exportRuns" | "cancelExport"> {
  return {
    async planExport({ run, sweep }) {
      const { experimentName, id, result } = runOf(run);
      // Asked about several runs, the dialog has no sweep, and ticks what all of them recorded.
      const looked = sweep === undefined ? { tables: [], figures: [] } : lookedAtFiles(result.plan);
      const unticked = (files: readonly { readonly name: string; readonly title: string }[]) => files.map(({ name, title }) => ({ name, title, heavy: true }));
      const suggestion = await files.resolve(`${safeFileName(experimentName)}/${safeFileName(id)}`);
      return {
        tables: [...plannedTables(result), ...unticked(looked.tables)],
        figures: [...(await figuresWithContent(result, sweep)), ...unticked(looked.figures)],
        folder: files.display(suggestion),
      };
    },

    async renderFigure({ run, figure: name, style, format }) {
      const kept = runOf(run);
      const { result } = kept;
      const looked = lookedAtFiles(result.plan).figures.find((planned) => planned.name === name);
      if (looked === undefined) return await pictureForPage(await plannedFigures(result.plan).find((planned) => planned.name === name)?.make(result, style), format);
      const withV = await withLookedAtTraces(kept, style.sweep);
      return withV === undefined ? undefined : await pictureForPage(await looked.make(withV, style), format);
    },

    exportRuns: (args) => cancellable(going, async (signal) => write(await Promise.all(runExports(args, args.runs.map(runOf))), args, signal, { files, emit })),

    cancelExport() {
      for (const controller of going) controller.abort();
      return Promise.resolve(undefined);
    },
  };
}

/** @throws BenchError `nothing-to-export` where none of the runs has a finished condition; those without are left out */
function runExports(args: ExportArgs, runs: readonly KeptRun[]): Promise<RunExport>[] {
  const subfolders = runs.length === 1 ? [""] : subfolderNames(runs.map(({ protocol }) => protocol.name));
  const withResults = runs.map((kept, k) => ({ kept, subfolder: subfolders[k]! })).filter(({ kept }) => kept.result.conditions.some(({ status }) => status === "finished"));
  if (withResults.length === 0) throw nothingToExport(runs[0]!.protocol.name);
  // Of several runs, one that recorded no V writes no files of V because another has them ticked.
  const ofOwn = (looked: readonly { readonly name: string }[], names: readonly string[] | undefined) =>
    runs.length === 1 ? names : names?.filter((wanted) => !looked.some(({ name }) => name === wanted));
  return withResults.map(async ({ kept, subfolder }) => {
    const { result } = kept;
    const choice: OutputChoice = {
      tables: ofOwn(lookedAtFiles(result.plan).tables, args.tables) ?? plannedTables(result).flatMap(({ name, heavy }) => (heavy ? [] : [name])),
      figures: ofOwn(lookedAtFiles(result.plan).figures, args.figures) ?? (await figuresWithContent(result, args.style.sweep)).map(({ name }) => name),
      formats: args.formats,
      provenance: args.provenance,
      style: args.style,
    };
    const isWanted = ({ name }: { readonly name: string }): boolean => choice.tables?.includes(name) === true || choice.figures?.includes(name) === true;
    const looked = lookedAtFiles(result.plan);
    const lookedAt = [...looked.tables, ...looked.figures].some(isWanted) ? await withLookedAtTraces(kept, args.style.sweep) : undefined;
    return { kept, choice, lookedAt, subfolder, names: outputNames(result.plan, choice) };
  });
}

async function write(exports: readonly RunExport[], args: ExportArgs, signal: AbortSignal, { files, emit }: Pick<ExportContext, "files" | "emit">): Promise<ExportOutcome> {
  const pathsOf = ({ subfolder, names }: RunExport, number = 1): string[] => names.map((name) => within(subfolder, numbered(name, number)));
  const target = await exportTarget(exports.flatMap((one) => pathsOf(one)), args, files, signal);
  if ("status" in target) return target;

  const progress = exportProgress(exports.map(({ kept, lookedAt, names }) => ({ result: lookedAt ?? kept.result, names })), emit);
  const written: string[] = [];
  for (const [k, one] of exports.entries()) {
    const { kept, choice, lookedAt, subfolder } = one;
    const number = await target.numberFor((candidate) => pathsOf(one, candidate));
    const origin = { versions, experimentFile: kept.experimentFile, protocol: kept.protocol };
    written.push(
      ...(await writeOutputs(kept.result, origin, {
        choice,
        folder: target.folder,
        subfolder,
        lookedAt,
        number,
        signal,
        onProgress: progress[k]!.longest,
        onWritten: progress[k]!.written,
      })),
    );
  }
  return { status: "written", folder: target.shown, files: written };
}
