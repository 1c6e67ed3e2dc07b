import type { ArgsOf } from "../../src-shared/contract/contract.ts";
import type { WorkbenchContract, WorkbenchHandlers } from "../../src-shared/contract/workbench-contract.ts";
import type { ComparedOrigin } from "../../src-shared/export/comparison-provenance.ts";
import { comparisonFigure } from "../../src-shared/figures/comparison-figure.ts";
import { nothingToExport } from "../../src-shared/errors/exports-errors.ts";
import { comparisonNames, writeComparison } from "./comparison-files.ts";
import { pictureForPage } from "./drawn-picture.ts";
import type { ExportContext } from "./export-service.ts";
import { cancellable, exportTarget } from "./export-target.ts";
import { numbered } from "./output-files.ts";
import { versions } from "./versions.ts";

/** Handlers for comparing one window's runs: the figure, and the files that `rheobase compare` writes. Unfinished runs contribute what they have so far. */
export function createComparisonService({ runOf, files, emit, going }: ExportContext): Pick<WorkbenchHandlers, "renderComparison" | "exportComparison"> {
  /** @throws BenchError `run-not-kept` */
  function runsOf({ runs }: Pick<ArgsOf<WorkbenchContract, "exportComparison">, "runs">): (ComparedOrigin & { readonly colour: number | undefined })[] {
    return runs.map(({ run, name, file, colour }) => {
      const { id, result, protocol, experimentFile } = runOf(run);
      return { name, colour, id, result, protocol, versions, experimentFile: file ?? experimentFile };
    });
  }

  return {
    async renderComparison({ style, format, ...args }) {
      return await pictureForPage(await comparisonFigure(runsOf(args), args, style), format);
    },

    exportComparison: ({ style, formats, ...args }) =>
      cancellable(going, async (signal) => {
        const runs = runsOf(args);
        const hasResults = runs.some(({ result }) => result.conditions.some(({ status }) => status === "finished"));
        if (!hasResults) throw nothingToExport(runs[0]!.name);
        const output = { table: true, formats, provenance: true };
        const names = comparisonNames(output);
        const target = await exportTarget(names, args, files, signal);
        if ("status" in target) return target;
        const number = await target.numberFor((candidate) => names.map((name) => numbered(name, candidate)));
        let done = 0;
        const onWritten = (file: string): void => emit("exportProgress", { fraction: Math.min(1, ++done / names.length), file });
        const written = await writeComparison(runs, target.folder, { ...output, view: args, style, number, signal, onWritten });
        return { status: "written", folder: target.shown, files: written };
      }),
  };
}
