import { comparisonProvenance, type ComparedOrigin } from "../../src-shared/export/comparison-provenance.ts";
import { comparisonTable } from "../../src-shared/export/comparison-table.ts";
import { fileEntries, type WrittenFile } from "../../src-shared/export/written-files.ts";
import { csvText } from "../../src-shared/export/csv-text.ts";
import { comparedRunOf, type ComparedView } from "../../src-shared/figures/compared-result.ts";
import { comparisonFigure } from "../../src-shared/figures/comparison-figure.ts";
import type { FigureStyle } from "../../src-shared/figures/figure-style.ts";
import type { OutputFolder } from "../storage/output-folder.ts";
import { drawnPicture } from "./drawn-picture.ts";
import { jsonText, numbered, provenanceName } from "./output-files.ts";

/** Options for writing a comparison. */
export interface ComparisonOutput {
  readonly view: ComparedView;
  readonly style: FigureStyle;
  readonly table: boolean;
  readonly formats: readonly ("png" | "svg")[];
  readonly provenance: boolean;
  /** from 2: number in every file's name (`numbered`) */
  readonly number?: number;
  /** On abort: files already written stay, no further file is started, and the signal's reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** called with each file's name once it is on disk */
  readonly onWritten?: (name: string) => void;
}

/** Names of the files that a comparison can write. The figure is skipped where there is nothing to draw. */
export function comparisonNames({ table, formats, provenance }: Pick<ComparisonOutput, "table" | "formats" | "provenance">): string[] {
  return [...(table ? ["comparison.csv"] : []), ...formats.map((format) => `comparison.${format}`), ...(provenance ? [provenanceName] : [])];
}

/**
 * Writes a comparison: its table, figure and provenance. The same runs and the same view give the same files, byte
 * for byte, from the bench as from the command line. provenance.json is written last, so its presence means that the export is complete.
 *
 * @param runs in the order of their letters
 * @returns names of the files, ascending
 */
export async function writeComparison(runs: readonly ComparedOrigin[], folder: OutputFolder, output: ComparisonOutput): Promise<string[]> {
  const { view, style, table, formats, provenance, number = 1, signal, onWritten } = output;
  const written: WrittenFile[] = [];
  // Delete the old provenance before the files that it describes are replaced.
  await folder.discard(numbered(provenanceName, number));
  const write = async (name: string, content: string | Uint8Array): Promise<void> => {
    const { sha256 } = await folder.write(numbered(name, number), content, signal);
    written.push({ name: numbered(name, number), sha256 });
    onWritten?.(numbered(name, number));
  };
  if (table) await write("comparison.csv", csvText(comparisonTable(runs.map(comparedRunOf))));
  const figure = formats.length === 0 ? undefined : await comparisonFigure(runs, view, style);
  for (const format of figure === undefined ? [] : formats) {
    signal?.throwIfAborted();
    await write(`comparison.${format}`, await drawnPicture(figure!, format));
  }
  if (provenance) await write(provenanceName, jsonText({ ...comparisonProvenance(runs), files: fileEntries(written) }));
  return written.map(({ name }) => name).sort();
}
