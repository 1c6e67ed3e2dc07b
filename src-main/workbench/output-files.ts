import { csvText } from "../../src-shared/export/csv-text.ts";
import { fiCurveTable, rateAgainstTable } from "../../src-shared/export/curve-tables.ts";
import { isiCsv, spikesCsv } from "../../src-shared/export/event-tables.ts";
import { psthTable, voltageHistogramTable } from "../../src-shared/export/histogram-tables.ts";
import { impedanceTable } from "../../src-shared/export/impedance-table.ts";
import { groupsTable, ratesCsv } from "../../src-shared/export/network-tables.ts";
import { hasUnlikeNeurons, neuronsTable } from "../../src-shared/export/neurons-table.ts";
import { rheobaseTable, stepResponseTable } from "../../src-shared/export/step-tables.ts";
import { summaryTable } from "../../src-shared/export/summary-table.ts";
import { trainDistancesTable } from "../../src-shared/export/train-distances-table.ts";
import { trainSpectrumTable } from "../../src-shared/export/train-spectrum-table.ts";
import { tracesAbout, tracesCsv } from "../../src-shared/export/traces-table.ts";
import { defaultStyle, type FigureStyle } from "../../src-shared/figures/figure-style.ts";
import { plannedFigures, type PlannedFigure } from "../../src-shared/figures/figures-of-protocol.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { hasStepResponses } from "../../src-shared/statistics/current-steps.ts";
import { curveAxes, hasFiCurve } from "../../src-shared/statistics/curves-of-protocol.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { measuresImpedance } from "../../src-shared/statistics/spectra/measure-impedance.ts";
import { hasTrainSpectrum } from "../../src-shared/statistics/spectra/train-spectrum.ts";
import { tablesTrains } from "../../src-shared/statistics/trains/train-comparison.ts";
import type { OutputFolder } from "../storage/output-folder.ts";
import { safeFileName, safeFileNames } from "../storage/safe-file-name.ts";
import type { OutputKind } from "./output-kinds.ts";

export type Content = Parameters<OutputFolder["write"]>[1];

/** Selects the files of a run to write. */
export interface OutputChoice {
  /** names of files; undefined: all */
  readonly tables?: readonly string[] | undefined;
  /** names of files without ending; undefined: all */
  readonly figures?: readonly string[] | undefined;
  readonly formats: readonly ("png" | "svg")[];
  readonly provenance: boolean;
  readonly style: FigureStyle;
}

/** Selects all files of some kinds, in the default style. */
export function choiceOfKinds(kinds: readonly OutputKind[]): OutputChoice {
  return {
    ...(kinds.includes("csv") ? {} : { tables: [] }),
    formats: (["png", "svg"] as const).filter((format) => kinds.includes(format)),
    provenance: kinds.includes("json"),
    style: defaultStyle,
  };
}

/** Options for making a table. */
export interface TableMaking {
  /** file name of another table of the same export */
  readonly nameOf: (table: string) => string;
  /** called with the fraction, 0 to 1, of the table that is made; only long tables report it */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** One file of tables. */
export interface TableFile {
  readonly name: string;
  /** for a list of tables */
  readonly title: string;
  readonly content: (result: ProtocolResult, making: TableMaking) => Content | Promise<Content>;
}

export const tracesName = "traces.csv";
export const provenanceName = "provenance.json";

/** The table along a parameter: "rate_vs_noise.csv". @param axis its name */
export const rateAgainstName = (axis: string): string => `rate_vs_${axis}.csv`;

const traceTables: readonly TableFile[] = [
  { name: tracesName, title: "Traces", content: (result, { onProgress }) => tracesCsv(result, onProgress) },
  { name: "traces_about.json", title: "Traces, for Neo", content: (result, { nameOf }) => jsonText(tracesAbout(result, nameOf(tracesName))) },
];

/** What a run that recorded no V can still write for those who ask by name: V of the conditions looked at is computed for it. */
export function lookedAtFiles(plan: Plan): { readonly tables: readonly TableFile[]; readonly figures: readonly PlannedFigure[] } {
  if (plan.protocol.recordV) return { tables: [], figures: [] };
  return { tables: traceTables, figures: plannedFigures(plan.with({ recordV: true })).filter(({ name }) => name === "voltage") };
}

/** The tables that a run of `protocol` produces; they follow from the protocol alone. */
export function tableFiles(plan: Plan): TableFile[] {
  const files: TableFile[] = [
    { name: "summary.csv", title: "Summary", content: (result) => csvText(summaryTable(result)) },
    { name: "spikes.csv", title: "Spikes", content: spikesCsv },
    { name: "isi.csv", title: "Intervals", content: isiCsv },
  ];
  if (plan.protocol.network !== undefined) {
    files.push({ name: "groups.csv", title: "Groups", content: (result) => csvText(groupsTable(result)) });
    files.push({ name: "rates.csv", title: "Population rates", content: ratesCsv });
  }
  if (hasUnlikeNeurons(plan)) files.push({ name: "neurons.csv", title: "Neurons", content: (result) => csvText(neuronsTable(result.plan)) });
  if (plan.protocol.recordV) {
    files.push(...traceTables, { name: "v_histogram.csv", title: "Voltage histogram", content: async (result) => csvText(await voltageHistogramTable(result)) });
  }
  files.push({ name: "psth.csv", title: "Rate over time", content: (result) => csvText(psthTable(result)) });
  if (tablesTrains(plan)) files.push({ name: "train_distances.csv", title: "Distances of spike trains", content: (result) => csvText(trainDistancesTable(result)) });
  if (hasTrainSpectrum(plan)) files.push({ name: "train_spectrum.csv", title: "Power spectrum of spike trains", content: (result) => csvText(trainSpectrumTable(result)) });
  if (measuresImpedance(plan)) files.push({ name: "impedance.csv", title: "Impedance", content: async (result) => csvText(await impedanceTable(result)) });
  if (hasStepResponses(plan)) files.push({ name: "step_response.csv", title: "Step responses", content: async (result) => csvText(await stepResponseTable(result)) });
  if (hasFiCurve(plan)) {
    files.push({ name: "fi_curve.csv", title: "f–I curve", content: (result) => csvText(fiCurveTable(result)) });
    files.push({ name: "rheobase.csv", title: "Rheobase", content: (result) => csvText(rheobaseTable(result)) });
  }
  for (const { name } of curveAxes(plan)) files.push({ name: rateAgainstName(name), title: `Rate against ${name}`, content: (result) => csvText(rateAgainstTable(result, name)) });
  return files;
}

export function chosenTables(plan: Plan, { tables }: OutputChoice): TableFile[] {
  if (tables === undefined) return tableFiles(plan);
  return [...tableFiles(plan), ...lookedAtFiles(plan).tables].filter(({ name }) => tables.includes(name));
}

export function chosenFigures(plan: Plan, { figures, formats }: OutputChoice): PlannedFigure[] {
  if (formats.length === 0) return [];
  if (figures === undefined) return plannedFigures(plan);
  return [...plannedFigures(plan), ...lookedAtFiles(plan).figures].filter(({ name }) => figures.includes(name));
}

/**
 * Names of the files that a run of `protocol` can produce, known before it runs. A figure that turns out to have nothing to
 * show (an ISI histogram without intervals) is not written.
 */
export function outputNames(plan: Plan, choice: OutputChoice): string[] {
  return [
    ...chosenTables(plan, choice).map(({ name }) => name),
    ...chosenFigures(plan, choice).flatMap(({ name }) => choice.formats.map((format) => `${name}.${format}`)),
    ...(choice.provenance ? [provenanceName] : []),
  ];
}

/**
 * Names of the sub-folders of several protocols: hyphens replace blanks and characters that some system or shell does not accept, no two
 * equal. "150 pA, sigma 5 mV" is "150-pA-sigma-5-mV".
 */
export function subfolderNames(protocolNames: readonly string[]): string[] {
  return safeFileNames(protocolNames.map((name) => name.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/-$/, "")));
}

/** Name of the folder that the results of an experiment file go to by default: "cell7" for "cell7.rheobase.json". */
export function resultsFolderName(file: string): string {
  return safeFileName(file.replace(/(\.rheobase)?\.json$/, ""));
}

/**
 * A file's name with a number, for a second export beside a first: "summary 2.csv". The description that Neo expects beside a table keeps
 * its ending: "traces 2_about.json" describes "traces 2.csv".
 */
export function numbered(name: string, number: number): string {
  return number < 2 ? name : name.replace(/(_about)?\.[a-z]+$/, (ending) => ` ${number}${ending}`);
}

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
