import { listOf } from "../../src-shared/contract/frame-bytes.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import { BenchError, type BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import { readWaveform, type WaveformEpoch } from "../../src-shared/waveform/read-waveform.ts";
import { textOfBytes } from "../../src-shared/waveform/text-of-bytes.ts";
import type { WaveformReading } from "../../src-shared/waveform/waveform-reading.ts";
import { waveformTable, type WaveformTable } from "../../src-shared/waveform/waveform-table.ts";

/** A request to the thread that reads files of samples; an answer has the same id. */
export type WaveformRequest =
  | { readonly id: number; readonly open: { readonly name: string; readonly bytes: Uint8Array } }
  /** read the file that was opened last */
  | { readonly id: number; readonly read: WaveformReading };

/** What the thread answers: any number of fractions of the work, and then one of the others. */
export type WaveformAnswer =
  | { readonly id: number; readonly fraction: number }
  /** the table, with no more than its first rows */
  | { readonly id: number; readonly head: WaveformTable }
  | { readonly id: number; readonly waveform: SentWaveform }
  | { readonly id: number; readonly error: BenchErrorJson };

/** A waveform epoch on its way from the thread: arrays of numbers can be handed over, lists of them would be copied. */
export interface SentWaveform {
  /** without its samples */
  readonly epoch: WaveformEpoch;
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/** As many rows as `settleReading` looks at. */
const headRows = 100;

/** Answers requests, in the thread and in tests. It keeps the file that was opened last. */
export function answerRequests(post: (answer: WaveformAnswer) => void): (request: WaveformRequest) => void {
  let table: WaveformTable | undefined;
  return (request) => {
    const { id } = request;
    const onProgress = (fraction: number): void => post({ id, fraction });
    try {
      if ("open" in request) {
        const { name, bytes } = request.open;
        table = undefined;
        table = waveformTable(textOfBytes(bytes), name, onProgress);
        post({ id, head: { ...table, rows: table.rows.slice(0, headRows) } });
      } else {
        if (table === undefined) throw new Error("no file is open");
        const epoch = readWaveform(table, request.read, onProgress);
        const samples = { times: Float64Array.from(epoch.times), values: Float64Array.from(epoch.values) };
        post({ id, waveform: { epoch: { ...epoch, times: [], values: [] }, ...samples } });
      }
    } catch (error) {
      post({ id, error: (error instanceof BenchError ? error : unexpected(error)).toJSON() });
    }
  };
}

/** The waveform epoch that the thread sent. */
export function receivedWaveform({ epoch, times, values }: SentWaveform): WaveformEpoch {
  return { ...epoch, times: listOf(times), values: listOf(values) };
}
