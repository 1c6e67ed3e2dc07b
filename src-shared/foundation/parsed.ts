import type { BenchError } from "./bench-error.ts";

/** Result of parsing: the value, or all problems. A value is never `undefined`. */
export type Parsed<Value> =
  | { readonly value: Value; readonly problems: readonly [] }
  | { readonly value: undefined; readonly problems: readonly BenchError[] };

/** The value of `make` if there are no problems, otherwise the problems. */
export function parsed<Value>(problems: readonly BenchError[], make: () => Value): Parsed<Value> {
  return problems.length > 0 ? { value: undefined, problems } : { value: make(), problems: [] };
}

/**
 * The parsed value.
 *
 * @throws BenchError the first problem
 */
export function valueOrThrow<Value>(read: Parsed<Value>): Value {
  if (read.value === undefined) throw read.problems[0]!;
  return read.value;
}
