import type { ExportPlan } from "../../src-shared/contract/export-schemas.ts";
import { fiCurveTable, rateAgainstTable } from "../../src-shared/export/curve-tables.ts";
import { psthTable } from "../../src-shared/export/histogram-tables.ts";
import { rheobaseTable } from "../../src-shared/export/step-tables.ts";
import { finishedConditions } from "../../src-shared/content/chosen-conditions.ts";
import { defaultStyle } from "../../src-shared/figures/figure-style.ts";
import { plannedFigures } from "../../src-shared/figures/figures-of-protocol.ts";
import type { FinishedCondition, ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { rateAgainstName, tableFiles, tracesName } from "./output-files.ts";

/** Tables above this size take long and much disk space, so an export leaves them out unless asked for. */
const heavyRows = 2_000_000;
const heavyNumbers = 20_000_000;
/** Above this number of spikes the rows of the binned tables are not counted for the plan, since counting would take as long as writing. */
const countableSpikes = 1_000_000;

/** The tables that a run can write now, with their sizes. Long tables are sized without being made. */
export function plannedTables(result: ProtocolResult): ExportPlan["tables"] {
  const finished = finishedConditions(result);
  const traces = tracesSize(finished);
  const isHeavyTrace = traces.rows > heavyRows || traces.rows * traces.columns > heavyNumbers;
  return tableFiles(result.plan).map(({ name, title }) => {
    const rows = rowsOf(name, result, finished);
    // The description of the traces is heavy or not as the traces are.
    const heavy = name.startsWith("traces") ? isHeavyTrace : (rows ?? 0) > heavyRows;
    return { name, title, ...(rows === undefined ? {} : { rows }), heavy };
  });
}

/** The figures for which the run has content now. @param sweep the sweep chosen in the figure's style */
export async function figuresWithContent(result: ProtocolResult, sweep: number | undefined): Promise<ExportPlan["figures"]> {
  const hasTraces = finishedConditions(result).some(({ traces }) => traces !== undefined);
  const figures: ExportPlan["figures"] = [];
  for (const { name, title, readsTraces, make } of plannedFigures(result.plan)) {
    const hasContent = readsTraces ? hasTraces : (await make(result, { ...defaultStyle, sweep })) !== undefined;
    if (hasContent) figures.push({ name, title });
  }
  return figures;
}

function tracesSize(finished: readonly FinishedCondition[]): { readonly rows: number; readonly columns: number } {
  let [rows, columns] = [0, 1];
  for (const { traces } of finished) {
    rows = Math.max(rows, traces?.samples ?? 0);
    columns += traces?.neurons ?? 0;
  }
  return { rows, columns };
}

/** undefined for files without rows, and where counting the rows would mean making the table */
function rowsOf(name: string, result: ProtocolResult, finished: readonly FinishedCondition[]): number | undefined {
  const spikes = (): number => sum(finished.map(({ recording }) => sum(recording.spikes.map((train) => train.length))));
  switch (name) {
    case "summary.csv":
      return finished.length;
    case "spikes.csv":
      return spikes();
    case "isi.csv":
      return sum(finished.map(({ summary }) => summary.isiCount));
    case tracesName:
      return tracesSize(finished).rows;
    case "psth.csv":
      return spikes() > countableSpikes ? undefined : psthTable(result).rows.length;
    case "fi_curve.csv":
      return fiCurveTable(result).rows.length;
    case "rheobase.csv":
      return rheobaseTable(result).rows.length;
    default: {
      const along = result.plan.parameterAxes.find((axis) => name === rateAgainstName(axis.name));
      return along === undefined ? undefined : rateAgainstTable(result, along.name).rows.length;
    }
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
