import { breather } from "./breather.ts";

/** Values sorted or merged without a break: some milliseconds. */
const pieceSize = 65_536;

/**
 * Values in ascending order, as `sort` puts them, without keeping everybody else waiting.
 *
 * @param values finite; used up, since a copy of millions keeps others waiting too
 */
export async function patientlySorted(values: Float64Array): Promise<Float64Array> {
  const breathe = breather();
  let from = values;
  for (let start = 0; start < from.length; start += pieceSize) {
    from.subarray(start, start + pieceSize).sort();
    await breathe();
  }
  let to = from.length > pieceSize ? new Float64Array(from.length) : from;
  for (let run = pieceSize; run < from.length; run *= 2) {
    for (let start = 0; start < from.length; start += 2 * run) await merge(from, to, start, run, breathe);
    [from, to] = [to, from];
  }
  return from;
}

/** Merge two ascending runs that follow each other. */
async function merge(from: Float64Array, to: Float64Array, start: number, run: number, breathe: () => Promise<void> | undefined): Promise<void> {
  const middle = Math.min(start + run, from.length);
  const end = Math.min(start + 2 * run, from.length);
  let left = start;
  let right = middle;
  for (let at = start; at < end; ) {
    for (const stop = Math.min(end, at + pieceSize); at < stop; at++) {
      to[at] = left < middle && (right >= end || from[left]! <= from[right]!) ? from[left++]! : from[right++]!;
    }
    await breathe();
  }
}
