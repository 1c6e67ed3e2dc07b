import * as devalue from "devalue";
import { requireParsable } from "./frame-text.ts";

/** Lists of at least so many numbers travel as typed arrays: as text, the 10^6 samples of a waveform would hold up a page for seconds. */
const longList = 1000;

/**
 * Encodes a frame for wires that carry bytes only: the length of its text (4 bytes, little-endian), the text (devalue's JSON,
 * which knows undefined and -0), then its typed arrays and long lists of numbers, each where the text says.
 */
export function frameToBytes(frame: unknown): Uint8Array {
  const arrays: Uint8Array[] = [];
  let end = 0;
  const keep = (value: Float64Array | Uint8Array): [position: number, bytes: number] => {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    arrays.push(bytes);
    end += bytes.length;
    return [end - bytes.length, bytes.length];
  };
  const text = devalue.stringify(frame, {
    doubles: (value) => value instanceof Float64Array && keep(value),
    bytes: (value) => value instanceof Uint8Array && keep(value),
    numbers: (value) => isLongList(value) && keep(Float64Array.from(value)),
  });
  const head = new TextEncoder().encode(text);
  const whole = new Uint8Array(4 + head.length + end);
  new DataView(whole.buffer).setUint32(0, head.length, true);
  whole.set(head, 4);
  let at = 4 + head.length;
  for (const bytes of arrays) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}

/**
 * Decodes a frame; the caller checks it against its contract. Only what `frameToBytes` writes is accepted:
 * devalue also knows types (BigInt, RegExp, sparse arrays) that take far more time or memory than their text.
 *
 * @throws Error where the bytes hold no frame
 */
export function frameFromBytes(bytes: Uint8Array): unknown {
  if (bytes.length < 4) throw new RangeError("shorter than its head");
  const length = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  const start = 4 + length;
  if (start > bytes.length) throw new RangeError("shorter than its text");
  requireParsable(bytes.subarray(4, start));
  const values: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(4, start)));
  let left = bytes.length - start;
  const taken = (place: unknown): Uint8Array => {
    if (!isPlace(place) || start + place[0] + place[1] > bytes.length) throw new RangeError("an array outside of the message");
    // Arrays may not overlap: otherwise a small message could have its bytes copied a million times.
    left -= place[1];
    if (left < 0) throw new RangeError("arrays longer than the message");
    // Copied, because doubles must be aligned to eight bytes, and so that an array does not keep the whole message in memory.
    return new Uint8Array(bytes.subarray(start + place[0], start + place[0] + place[1]));
  };
  const readers: Readonly<Record<string, (place: unknown) => unknown>> = {
    doubles: (place) => new Float64Array(taken(place).buffer),
    bytes: taken,
    numbers: (place) => listOf(new Float64Array(taken(place).buffer)),
  };
  if (!isFlat(values, readers)) throw new TypeError("values that no frame has");
  return devalue.unflatten(values, readers);
}

function isLongList(value: unknown): value is number[] {
  if (!Array.isArray(value) || value.length < longList) return false;
  // `every` would skip holes, which are no numbers.
  for (let k = 0; k < value.length; k++) if (typeof value[k] !== "number") return false;
  return true;
}

/** The same numbers as a list: several times faster than `Array.from`, which asks the array for an iterator. */
export function listOf(values: Float64Array): number[] {
  const list = new Array<number>(values.length);
  for (let k = 0; k < values.length; k++) list[k] = values[k]!;
  return list;
}

/** Lowest of devalue's negative indices: -1 to -6 stand for undefined, a hole, NaN, the infinities and -0; below is the mark of a sparse array. */
const lowestIndex = -6;

/** true for devalue's flat form of plain values and of the types in `readers` */
function isFlat(values: unknown, readers: object): values is number | unknown[] {
  if (!Array.isArray(values)) return typeof values === "number";
  return values.every((value) => {
    if (!Array.isArray(value) || value.length === 0) return true;
    const first: unknown = value[0];
    return typeof first === "string" ? Object.hasOwn(readers, first) : typeof first === "number" && first >= lowestIndex;
  });
}

function isPlace(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => Number.isSafeInteger(part) && (part as number) >= 0);
}
