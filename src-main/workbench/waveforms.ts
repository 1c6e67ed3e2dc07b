import { basename } from "node:path";
import { textOfBytes } from "../../src-shared/waveform/text-of-bytes.ts";
import { waveformTable, type WaveformTable } from "../../src-shared/waveform/waveform-table.ts";
import { readBytes } from "../storage/experiment-store.ts";

/** Largest CSV, bytes. It is below the limit for experiment files, because an experiment with the imported samples must open again. */
const largestCsv = 40e6;

/**
 * Reads the table of numbers in a CSV file.
 *
 * @throws BenchError when the file cannot be read, or what `waveformTable` throws
 */
export async function openWaveform(path: string): Promise<WaveformTable> {
  return waveformTable(textOfBytes(await readBytes(path, largestCsv)), basename(path));
}
