/** A part of a symbol in one style. */
export interface SymbolRun {
  readonly text: string;
  readonly italic?: boolean;
  readonly subscript?: boolean;
}

/** A parameter of a run's protocol; parameters of different runs correspond by name. */
export interface Parameter {
  readonly name: string;
  readonly symbol?: readonly SymbolRun[];
  readonly unit?: string | undefined;
  /** follows from others, or from a default that is made of others */
  readonly derived?: boolean;
  readonly value: number | string;
  /** numbers to compare where the shown value is only a summary: the samples of a waveform */
  readonly numbers?: readonly (readonly number[])[];
}

/** Whether two values are equal up to rounding, since derived numbers may be computed in two ways. */
export function sameValue(one: Parameter, other: Parameter): boolean {
  if (one.unit !== other.unit) return false;
  const [a, b] = [one.value, other.value];
  const isSame = typeof a === "number" && typeof b === "number" ? Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)) : a === b;
  return isSame && sameLists(one.numbers, other.numbers);
}

function sameLists(a: Parameter["numbers"] = [], b: Parameter["numbers"] = []): boolean {
  return a.length === b.length && a.every((list, k) => list === b[k] || (list.length === b[k]!.length && list.every((value, i) => value === b[k]![i])));
}
