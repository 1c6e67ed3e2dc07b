import { csvText } from "../../src-shared/export/csv-text.ts";
import { fiCurveTable, rateVsNoiseTable } from "../../src-shared/export/curve-tables.ts";
import { isiCsv, spikesCsv } from "../../src-shared/export/event-tables.ts";
import { provenance, type Origin } from "../../src-shared/export/provenance.ts";
import { hasStepResponses, rheobaseTable, stepResponseTable } from "../../src-shared/export/step-tables.ts";
import { summaryTable } from "../../src-shared/export/summary-table.ts";
import { tracesAbout, tracesCsv } from "../../src-shared/export/traces-table.ts";
import { plannedFigures } from "../../src-shared/figures/figures-of-protocol.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { hasFiCurve, hasNoiseCurve } from "../../src-shared/statistics/curves-of-protocol.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { openOutputFolder, type OutputFolder } from "../storage/output-folder.ts";
import { safeFileNames } from "../storage/safe-file-name.ts";
import type { OutputKind } from "./output-kinds.ts";

export { openOutputFolder, type OutputFolder };

type Content = Parameters<OutputFolder["write"]>[1];

/** One file of tables. */
interface TableFile {
  readonly name: string;
  readonly content: (result: ProtocolResult, onProgress: WriteOptions["onProgress"]) => Content | Promise<Content>;
}

/**
 * Names of the files that a run of `protocol` can leave, known before it runs. A figure that turns out to have nothing to
 * show (an ISI histogram without intervals) is not written.
 */
export function outputNames(protocol: ResolvedProtocol, kinds: readonly OutputKind[]): string[] {
  const figures = plannedFigures(protocol).map(({ name }) => name);
  return kinds.flatMap((kind) => {
    switch (kind) {
      case "csv":
        return tableFiles(protocol).map(({ name }) => name);
      case "png":
      case "svg":
        return figures.map((name) => `${name}.${kind}`);
      case "json":
        return [provenanceName];
    }
  });
}

/**
 * Names of the sub-folders of several protocols: hyphens for blanks and for what some system or shell does not take, no two
 * equal. "150 pA, sigma 5 mV" is "150-pA-sigma-5-mV".
 */
export function subfolderNames(protocolNames: readonly string[]): string[] {
  return safeFileNames(protocolNames.map((name) => name.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/-$/, "")));
}

export interface WriteOptions {
  readonly kinds: readonly OutputKind[];
  readonly folder: OutputFolder;
  /** sub-folder of `folder`, "" for none */
  readonly subfolder: string;
  /** told the part of the longest table that is written, 0 to 1 */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/**
 * Write the files of a run, several at a time: figures are encoded on other threads while tables become text on this one.
 * provenance.json comes last, so that where it stands everything stands.
 *
 * @returns names of the files within `folder`, ascending
 * @throws what a write throws, when all others have ended
 */
export async function writeOutputs(result: ProtocolResult, origin: Origin, { kinds, folder, subfolder, onProgress }: WriteOptions): Promise<string[]> {
  const written: string[] = [];
  const write: Write = async (name, content) => {
    const path = subfolder === "" ? name : `${subfolder}/${name}`;
    await folder.write(path, await content);
    written.push(path);
  };
  const tables = kinds.includes("csv") ? tableFiles(result.protocol) : [];
  // Figures first: their encoding goes on elsewhere while tables are made.
  await allOf([writeFigures(result, kinds, write), ...tables.map(({ name, content }) => write(name, content(result, onProgress)))]);
  if (kinds.includes("json")) await write(provenanceName, jsonText(provenance(origin, result)));
  return written.sort();
}

type Write = (name: string, content: Content | Promise<Content>) => Promise<void>;

async function writeFigures(result: ProtocolResult, kinds: readonly OutputKind[], write: Write): Promise<void> {
  if (!kinds.includes("png") && !kinds.includes("svg")) return;
  const { renderPng, renderSvg } = await import("../rendering/render-figure.ts");
  await allOf(
    plannedFigures(result.protocol).map(async ({ name, make }) => {
      const figure = await make(result);
      if (figure === undefined) return;
      const writes: Promise<void>[] = [];
      if (kinds.includes("png")) writes.push(write(`${name}.png`, renderPng(figure)));
      if (kinds.includes("svg")) writes.push(write(`${name}.svg`, renderSvg(figure)));
      await allOf(writes);
    }),
  );
}

/** Waits until all have ended, so that no write goes on behind the back of an error; then throws the first. */
async function allOf(promises: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(promises);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}

const provenanceName = "provenance.json";

function tableFiles(protocol: ResolvedProtocol): TableFile[] {
  const files: TableFile[] = [
    { name: "summary.csv", content: (result) => csvText(summaryTable(result)) },
    { name: "spikes.csv", content: spikesCsv },
    { name: "isi.csv", content: isiCsv },
  ];
  if (protocol.recordV) {
    files.push({ name: "traces.csv", content: (result, onProgress) => tracesCsv(result, onProgress) });
    files.push({ name: "traces_about.json", content: (result) => jsonText(tracesAbout(result)) });
  }
  if (hasStepResponses(protocol)) files.push({ name: "step_response.csv", content: async (result) => csvText(await stepResponseTable(result)) });
  if (hasFiCurve(protocol)) {
    files.push({ name: "fi_curve.csv", content: (result) => csvText(fiCurveTable(result)) });
    files.push({ name: "rheobase.csv", content: (result) => csvText(rheobaseTable(result)) });
  }
  if (hasNoiseCurve(protocol)) files.push({ name: "rate_vs_noise.csv", content: (result) => csvText(rateVsNoiseTable(result)) });
  return files;
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
