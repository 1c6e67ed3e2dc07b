import * as devalue from "devalue";

/**
 * A frame as bytes, for wires that carry nothing else: the length of its text (4 bytes, little-endian), the text (devalue's JSON,
 * which knows undefined and -0), then its typed arrays, each where the text says.
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
 * The frame that bytes hold; whether it is one of a contract is for its reader to say.
 *
 * @throws Error where the bytes hold no frame
 */
export function frameFromBytes(bytes: Uint8Array): unknown {
  if (bytes.length < 4) throw new RangeError("shorter than its head");
  const length = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  const start = 4 + length;
  if (start > bytes.length) throw new RangeError("shorter than its text");
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(4, start));
  const taken = (place: unknown): Uint8Array => {
    if (!isPlace(place) || start + place[0] + place[1] > bytes.length) throw new RangeError("an array outside of the message");
    // A copy: doubles begin at multiples of eight bytes, and the message is not kept alive for one of its arrays.
    return new Uint8Array(bytes.subarray(start + place[0], start + place[0] + place[1]));
  };
  return devalue.parse(text, {
    doubles: (place: unknown) => new Float64Array(taken(place).buffer),
    bytes: taken,
  });
}

function isPlace(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => Number.isSafeInteger(part) && (part as number) >= 0);
}
