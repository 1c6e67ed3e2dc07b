import { basename } from "node:path";
import { readWaveformCsv, type WaveformCsvOptions, type WaveformEpoch } from "../../src-shared/protocol/waveform-csv.ts";
import { readText } from "../storage/experiment-store.ts";

/** Bytes of a CSV, less than an experiment may have: the experiment that takes the samples in must open again. */
const largestCsv = 40e6;

/**
 * The waveform epoch that a CSV file holds.
 *
 * @throws BenchError when the file cannot be read, or what `readWaveformCsv` throws
 */
export async function importWaveform(path: string, options: WaveformCsvOptions): Promise<WaveformEpoch> {
  const { text } = await readText(path, largestCsv);
  return readWaveformCsv(text, basename(path), options);
}
