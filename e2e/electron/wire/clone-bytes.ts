import * as devalue from "devalue";

// Structured clones as bytes: a header of text (devalue's JSON), then the buffers of typed arrays.

const views: Readonly<Record<string, new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView>> = {
  DataView, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array,
};

/**
 * Copy `value` to bytes at once: later changes to `value` do not affect the copy.
 *
 * @throws DOMException DataCloneError if `value` has something that cannot be cloned (functions, symbols, shared memory)
 */
export function cloneToBytes(value: unknown): Uint8Array<ArrayBuffer> {
  // structuredClone drops prototypes, calls getters and rejects functions, as postMessage does.
  return plainToBytes(structuredClone(value));
}

/** Like `cloneToBytes`, for plain data, without cloning first. */
export function plainToBytes(value: unknown): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let end = 0;
  const text = devalue.stringify(value, {
    view: (item) => ArrayBuffer.isView(item) && [kindOf(item), item.buffer, item.byteOffset, lengthOf(item)],
    memory: (item) => {
      if (kindOf(item) === "SharedArrayBuffer") throw new DOMException("An object could not be cloned: memory is not shared between processes.", "DataCloneError");
      if (kindOf(item) !== "ArrayBuffer") return false;
      const bytes = new Uint8Array(item as ArrayBuffer);
      parts.push(bytes);
      end += bytes.length;
      return [end - bytes.length, bytes.length];
    },
    error: (item) => kindOf(item) === "Error" && [(item as Error).name, (item as Error).message, (item as Error).stack],
  });
  const head = new TextEncoder().encode(text);
  const whole = new Uint8Array(4 + head.length + end);
  new DataView(whole.buffer).setUint32(0, head.length, true);
  whole.set(head, 4);
  let at = 4 + head.length;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Decode bytes of `cloneToBytes`; the result has its own buffers. */
export function cloneFromBytes(bytes: Uint8Array): unknown {
  const start = 4 + new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  return devalue.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(4, start)), {
    view: ([kind, memory, offset, length]: [string, ArrayBuffer, number, number]) => new views[kind]!(memory, offset, length),
    memory: ([from, length]: [number, number]) => new Uint8Array(bytes.subarray(start + from, start + from + length)).buffer,
    error: ([name, message, stack]: [string, string, string]) => Object.assign(new Error(message), { name, stack }),
  });
}

/** Name of the built-in class of a value, such as "Float64Array"; also for values from another realm. */
const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

const lengthOf = (view: ArrayBufferView): number => ("length" in view ? (view.length as number) : view.byteLength);
