import { z } from "zod";

/** A SHA-256 in a file. */
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: "a SHA-256 in 64 lower-case hexadecimal digits" })
  .meta({ description: "SHA-256, hexadecimal" });

/** Fewest hexadecimal digits of a condition's digest: two results that differ share 16 of them once in 10^19 times. */
export const fewestDigits = 16;

/** Maximum number of conditions with recorded statistics; with more, a record has digests only (10^6 conditions in 32 MB). */
export const mostRows = 10_000;

const cell = z.union([z.number(), z.string(), z.boolean(), z.null()]);
/** A cell of summary.csv; null is no value. */
export type Cell = z.infer<typeof cell>;

const column = z.union([cell, z.array(cell)]);
/** A column of summary.csv: one cell per condition; a single cell where all have the same. */
export type Column = z.infer<typeof column>;

const digits = z.string().regex(/^[0-9a-f]*$/, { error: "lower-case hexadecimal digits" });

/** First and last address of each stretch of conditions. */
export const stretchesSchema = z
  .array(z.tuple([z.int().nonnegative(), z.int().nonnegative()]))
  .refine((stretches) => stretches.every(([first, last], k) => first <= last && (k === 0 || stretches[k - 1]![1] < first)), {
    error: "stretches of addresses that ascend, as [[0, 9], [12, 14]]",
  });
export type Stretches = z.infer<typeof stretchesSchema>;

/** The recorded results of each condition, in the order of their addresses. */
export const recordedColumns = z.looseObject({
  spikes: digits.meta({ description: `first digits of the SHA-256 of each condition's spikes, one condition after the other, ${fewestDigits} or more of each` }),
  traces: digits.nullable().meta({ description: "the same of the traces; null where V was not recorded" }),
  summary: z
    .record(z.string(), column)
    .meta({ description: `columns of summary.csv: a list with a value per condition, or one value that all share; null is no value. Empty above ${mostRows} conditions` }),
});
export type RecordedColumns = z.infer<typeof recordedColumns>;

/** Ascending addresses as stretches. */
export function stretchesOf(addresses: readonly number[]): Stretches {
  const stretches: Stretches = [];
  for (const address of addresses) {
    const last = stretches.at(-1);
    if (last !== undefined && last[1] === address - 1) last[1] = address;
    else stretches.push([address, address]);
  }
  return stretches;
}

/** Number of conditions in stretches. */
export function countIn(stretches: Stretches): number {
  return stretches.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/** The addresses below a bound, ascending: a forged stretch may end at 10^15. */
export function* addressesIn(stretches: Stretches, bound: number): Generator<number> {
  for (const [first, last] of stretches) for (let address = first; address <= last && address < bound; address++) yield address;
}

/** Values as a column. */
export function columnOf(values: readonly Cell[]): Column {
  const [first = null] = values;
  return values.every((value) => Object.is(value, first)) ? first : [...values];
}

/** The cell of the condition at a position among the recorded ones; undefined where the column ends before. */
export function cellAt(values: Column, position: number): Cell | undefined {
  return Array.isArray(values) ? values[position] : values;
}

/**
 * The digits of the condition at a position among `count` recorded ones; undefined where there are not at least `fewestDigits` for
 * each of them.
 */
export function digitsAt(all: string, position: number, count: number): string | undefined {
  const each = all.length / count;
  return Number.isInteger(each) && each >= fewestDigits ? all.slice(position * each, (position + 1) * each) : undefined;
}
