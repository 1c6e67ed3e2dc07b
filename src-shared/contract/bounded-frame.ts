/** Most characters of a request written as JSON: twice those of the largest experiment file. */
const mostCharacters = 200e6;
/** Deepest nesting: the parsers behind this check recurse and would overflow the stack. */
const deepest = 1000;

/**
 * Checks that reading a frame costs no more than its size suggests. A few bytes can encode an array of 4 10^9 holes, an
 * object that contains itself, or one that shares its parts so often that it expands to 2^30 of them: schemas and JSON writers walk
 * through each of them.
 *
 * @throws RangeError where the frame has holes, cycles or anything but plain objects, arrays, typed arrays and primitives, or is
 * too deep or too long when it is written out
 */
export function requireBounded(frame: unknown): void {
  const lengths = new Map<object, number>();

  function lengthOf(value: unknown, depth: number): number {
    if (typeof value === "string") return value.length + 2;
    if (typeof value !== "object" || value === null) return 1;
    if (ArrayBuffer.isView(value)) return value.byteLength;
    const known = lengths.get(value);
    if (known !== undefined) return known;
    if (depth > deepest) throw new RangeError("nested too deep");
    // Infinite until it is known, so that an object that contains itself exceeds the limit.
    lengths.set(value, Infinity);
    const length = Array.isArray(value) ? lengthOfArray(value, depth) : lengthOfObject(value, depth);
    if (length > mostCharacters) throw new RangeError("too long when it is written out");
    lengths.set(value, length);
    return length;
  }

  function lengthOfArray(values: readonly unknown[], depth: number): number {
    let length = 2;
    // A sparse array is refused at its first hole, however long it claims to be.
    for (let k = 0; k < values.length; k++) {
      if (!(k in values)) throw new RangeError("an array with holes");
      length += lengthOf(values[k], depth + 1) + 1;
    }
    return length;
  }

  function lengthOfObject(value: object, depth: number): number {
    if (Object.prototype.toString.call(value) !== "[object Object]") throw new RangeError("an object that is not plain");
    let length = 2;
    for (const [key, of] of Object.entries(value)) length += key.length + lengthOf(of, depth + 1) + 4;
    return length;
  }

  lengthOf(frame, 0);
}
