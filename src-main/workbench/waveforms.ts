import { basename } from "node:path";
import { textOfBytes } from "../../src-shared/waveform/text-of-bytes.ts";
import { waveformTable, type WaveformTable } from "../../src-shared/waveform/waveform-table.ts";
import { readBytes } from "../storage/experiment-store.ts";

/** Bytes of a CSV, less than an experiment may have: the experiment that takes the samples in must open again. */
const largestCsv = 40e6;

/**
 * The table of numbers that a file holds.
 *
 * @throws BenchError when the file cannot be read, or what `waveformTable` throws
 */
export async function openWaveform(path: string): Promise<WaveformTable> {
  return waveformTable(textOfBytes(await readBytes(path, largestCsv)), basename(path));
}
