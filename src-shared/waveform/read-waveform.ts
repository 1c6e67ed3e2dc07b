import { decimal, decimalSum } from "../foundation/decimal.ts";
import { csvEndsBeforeStart, csvNotANumber, csvTimesMerge, csvTimesNotAscending } from "../errors/waveform-errors.ts";
import type { Epoch } from "../protocol/epoch.ts";
import { cellNumber } from "./cell-number.ts";
import type { WaveformReading } from "./waveform-reading.ts";
import { columnName, type TableRow, type WaveformTable } from "./waveform-table.ts";
import { timeFactors, valueFactors, type TimeUnit } from "./waveform-units.ts";

export type WaveformEpoch = Extract<Epoch, { kind: "waveform" }>;

/** Rows between two reports of progress. */
const rowsBetweenProgress = 50_000;

/**
 * A waveform epoch from a table with one sample per row. It lasts until the last sample, and one interval longer if samples are held.
 * Between straight lines, two values at one time are a jump.
 *
 * @param onProgress called with the fraction of the rows that are read
 * @throws BenchError csv-not-a-number, csv-times-not-ascending or csv-times-merge, with row and column;
 * csv-ends-before-start where the epoch would last 0 ms or less
 */
export function readWaveform(table: WaveformTable, reading: WaveformReading, onProgress?: (fraction: number) => void): WaveformEpoch {
  const { fileName, rows } = table;
  const { interpolation, offset } = reading;
  const times: number[] = [];
  const values: number[] = [];
  let before = -Infinity;
  let isJump = false;
  for (const [k, row] of rows.entries()) {
    if (k % rowsBetweenProgress === 0) onProgress?.(k / rows.length);
    const value = numberIn(table, row, reading.valueColumn, reading);
    if ("interval" in reading.times) times.push(shifted(decimal(k * reading.times.interval), offset));
    else {
      const { column, unit } = reading.times;
      const time = numberIn(table, row, column, reading);
      const isSame = time === before;
      // A third value at one time would have no meaning.
      if (!(time > before) && !(isSame && interpolation === "linear" && !isJump)) throw csvTimesNotAscending(fileName, row.number, columnName(table, column), before, time, unit);
      const moved = shifted(timeIn(unit, time), offset);
      if (!isSame && k > 0 && moved === times[k - 1]) throw csvTimesMerge(fileName, row.number, columnName(table, column), before, time, unit);
      isJump = isSame;
      before = time;
      times.push(moved);
    }
    values.push(scaled(value, valueFactors[reading.valueUnit]));
  }
  const [beforeLast, last] = [times.at(-2)!, times.at(-1)!];
  const duration = interpolation === "hold" ? decimalSum(last, decimalSum(last, -beforeLast)) : last;
  if (!(duration > 0)) throw csvEndsBeforeStart(fileName, last, offset);
  return { kind: "waveform", duration, level: 0, times, values, interpolation, source: fileName };
}

function numberIn(table: WaveformTable, { number, cells }: TableRow, column: number, { decimalMark }: WaveformReading): number {
  const cell = (cells[column] ?? "").trim();
  const value = cellNumber(cell, decimalMark);
  if (value === undefined) throw csvNotANumber(table.fileName, number, columnName(table, column), cell);
  return value;
}

function scaled(value: number, factor: number): number {
  return factor === 1 ? value : decimal(value * factor);
}

/** Removes rounding errors from a time in ms: programs write 0.7 as 0.7000000000000001, which is after the point of the grid. */
function timeIn(unit: TimeUnit, time: number): number {
  return decimal(time * timeFactors[unit]);
}

function shifted(time: number, offset: number): number {
  return offset === 0 ? time : decimalSum(time, offset);
}
