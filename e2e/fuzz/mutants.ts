import seedrandom from "seedrandom";

/** Random choices; the same seed gives the same choices. */
export interface Chance {
  /** integer from 0 to `count` - 1 */
  readonly below: (count: number) => number;
  readonly oneOf: <T>(values: readonly T[]) => T;
}

export function chanceOf(seed: string): Chance {
  const random = seedrandom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  return { below, oneOf: (values) => values[below(values.length)]! };
}

const hostileValues: readonly unknown[] = [
  ...[0, -0, -1, 0.5, 1e-320, 1e308, -1e308, 2 ** 31, 2 ** 53, 4_294_967_295],
  ...["", " ", "NaN", "1e999", "\0", "\u202e", "\ud800", "x".repeat(10_000), "__proto__", "=1+1"],
  ...[null, true, [], {}, [[]], [null, 1], { distribution: "normal" }, { mean: -1, sd: 1e308, distribution: "lognormal" }],
];
const hostileKeys = ["__proto__", "constructor", "toString", "", "tau_M", "x".repeat(1000)];

/** A deep copy of a JSON value with one to five changes. */
export function mutatedJson(value: unknown, chance: Chance): unknown {
  const copy = copyOf(value);
  for (let times = 1 + chance.below(5); times > 0; times--) {
    const place = chance.oneOf(containersIn(copy));
    const keys = Object.keys(place);
    const key = keys.length === 0 || chance.below(6) === 0 ? chance.oneOf(hostileKeys) : chance.oneOf(keys);
    if (chance.below(5) === 0) Reflect.deleteProperty(place, key);
    else {
      const value = copyOf(chance.below(4) === 0 ? chance.oneOf(containersIn(copy)) : chance.oneOf(hostileValues));
      // Assigning to "__proto__" would set the prototype instead of adding a key.
      Object.defineProperty(place, key, { value, enumerable: true, configurable: true, writable: true });
    }
  }
  return copy;
}

const copyOf = (value: unknown): unknown => structuredClone(value);

/** All objects and arrays in a value, itself first, down to a depth of a hundred. */
function containersIn(value: unknown): object[] {
  const found: object[] = [];
  const walk = (one: unknown, depth: number): void => {
    if (typeof one !== "object" || one === null || depth > 100) return;
    found.push(one);
    for (const inner of Object.values(one)) walk(inner, depth + 1);
  };
  walk(value, 0);
  return found;
}

/** A copy of the bytes with one to five pieces changed, removed, doubled or inserted. @param tokens pieces to insert */
export function mutatedBytes(bytes: Uint8Array, tokens: readonly string[], chance: Chance): Uint8Array {
  let text = Buffer.from(bytes);
  for (let times = 1 + chance.below(5); times > 0; times--) {
    const at = chance.below(text.length + 1);
    const to = Math.min(text.length, at + chance.below(40));
    const [before, piece, after] = [text.subarray(0, at), text.subarray(at, to), text.subarray(to)];
    const middle = [Buffer.alloc(0), Buffer.concat([piece, piece]), Buffer.from(chance.oneOf(tokens)), Buffer.from([chance.below(256)])];
    text = Buffer.concat([before, chance.oneOf(middle), after]);
  }
  return new Uint8Array(text);
}
