import type { TimeGrid } from "../foundation/time-grid.ts";
import type { ExpectedFiring } from "./expected-firing.ts";
import type { LocalVariation } from "./local-variation.ts";
import type { TimeWindow } from "./spike-counts.ts";
import type { VoltageStatistics } from "./voltage.ts";

/** Input of a statistic: one condition and its window. */
export interface ConditionSample extends ExpectedFiring {
  /** ms: a spike at t counts where from < t <= to */
  readonly window: TimeWindow;
  /** size of the population */
  readonly neurons: number;
  /** spikes in the window, of all neurons */
  readonly spikeCount: number;
  /** when the stimulus begins, ms: the window's start without its transient, or earlier (`protocol/epoch-spans.ts`) */
  readonly onset: number;
  /** first spike after the onset and up to the window's end, of each neuron that has one, ms */
  readonly firstSpikes: Float64Array;
  /** that spikes stand on; undefined where they stand on none */
  readonly grid: TimeGrid | undefined;
  /** intervals between successive spikes of a neuron, both in the window, ms: of all neurons, neuron after neuron */
  readonly intervals: Float64Array;
  /** their mean, ms; undefined where there is none */
  readonly intervalMean: number | undefined;
  /** of V in the window; undefined when V is not recorded */
  readonly voltage: VoltageStatistics | undefined;
}

/** Input of the statistics of an epoch. */
export interface EpochSample {
  /** from the epoch's start to its end, ms */
  readonly window: TimeWindow;
  /** size of the population */
  readonly neurons: number;
  /** spikes in the epoch, of all neurons */
  readonly spikeCount: number;
}

/** Type of a statistic's values: whole numbers from 0; a number for every condition; or a number that may be undefined. */
export interface StatisticValues {
  readonly count: number;
  readonly number: number;
  readonly optional: number | undefined;
}

/** Declaration of a statistic. */
interface Described {
  /** name in comparisons, and of the column of summary.csv, where the unit follows it: "isi_mean" */
  readonly name: string;
  /** undefined for a bare number */
  readonly unit?: "ms" | "Hz" | "mV";
  /** for people, in full: "CV of intervals" */
  readonly title: string;
  /** for people, where there is little room: "CV"; the title where it is left out */
  readonly shortTitle?: string;
  /** for docs/statistics.md: one sentence without its full stop */
  readonly definition: string;
  /** for docs/statistics.md: when it has no value */
  readonly undefinedWhere?: string;
  /** publication or program that defines it */
  readonly source?: string;
  /**
   * How runs are compared by it: differences are told in its unit and in per cent (`ratio`), or in its unit alone (`difference`)
   * where the scale has no zero, or where values scatter about it. Left out: runs are not compared by it.
   */
  readonly compared?: "ratio" | "difference";
  /** places after the decimal point in the bench's table; left out: 0 for a count, 2 with a unit, 3 for a bare number */
  readonly decimals?: number;
  /** how several trials give one number; left out: the mean over the trials that have a value */
  readonly overTrials?: "sum" | "mean weighted by intervals";
}

/**
 * A measure of one neuron's intervals in the window, ms; undefined where it has none.
 *
 * @param variation of these intervals
 */
export type IntervalMeasure = (intervals: Float64Array, variation: LocalVariation) => number | undefined;

/**
 * A statistic, declared once: the type of a summary, its schema on the wire, summary.csv, comparisons, the bench's table and
 * matrix and docs/statistics.md read the declaration. It is computed of the whole condition, or as the mean of a measure over the
 * neurons that have one: pooled intervals of unlike neurons would look irregular though each of them ticks like a clock.
 */
export type Statistic<Sample = ConditionSample> =
  | { readonly [Value in keyof StatisticValues]: Described & { readonly value: Value; readonly of: (sample: Sample) => StatisticValues[Value] } }[keyof StatisticValues]
  | (Described & { readonly value: "optional"; readonly perNeuron: IntervalMeasure });

/** Places after the decimal point where one value is read among others. */
export function decimalsOf({ decimals, value, unit }: Pick<Described, "decimals" | "unit"> & { readonly value: keyof StatisticValues }): number {
  return decimals ?? (value === "count" ? 0 : unit === undefined ? 3 : 2);
}

/** Short name of a statistic: "CV". */
export function shortTitleOf({ shortTitle, title }: Pick<Described, "shortTitle" | "title">): string {
  return shortTitle ?? title;
}

/** Statistics by the key of their value in a summary, in the order of their columns. */
export type StatisticTable<Sample = ConditionSample> = Readonly<Record<string, Statistic<Sample>>>;

/** The values of a table of statistics, under the same keys. */
export type ValuesOf<Table extends StatisticTable<never>> = { readonly [Key in keyof Table]: StatisticValues[Table[Key]["value"]] };

/**
 * Computes every statistic of a table.
 *
 * @param means of those that are measured neuron by neuron, by key (`meansOverNeurons`)
 */
export function valuesOf<Sample, Table extends StatisticTable<Sample>>(table: Table, sample: Sample, means: Readonly<Record<string, number | undefined>> = {}): ValuesOf<Table> {
  const { blank, entries } = formOf(table);
  const values = { ...blank };
  for (const [key, statistic] of entries) {
    const value = "of" in statistic ? statistic.of(sample) : means[key];
    // What overflows has no value: no table shows NaN or an infinity.
    values[key] = value !== undefined && Number.isFinite(value) ? value : undefined;
  }
  return values as ValuesOf<Table>;
}

/** What every object of a table's values is made from. */
interface Form<Sample> {
  readonly blank: Readonly<Record<string, number | undefined>>;
  readonly entries: readonly (readonly [key: string, statistic: Statistic<Sample>])[];
}

const forms = new WeakMap<object, Form<never>>();

function formOf<Sample>(table: StatisticTable<Sample>): Form<Sample> {
  const known = forms.get(table) as Form<Sample> | undefined;
  if (known !== undefined) return known;
  const entries = Object.entries(table);
  // An object that gets its keys one by one becomes a slow dictionary; copies of one that was parsed do not.
  const blank = JSON.parse(JSON.stringify(Object.fromEntries(entries.map(([key]) => [key, 0.5])))) as Form<Sample>["blank"];
  const form = { blank, entries };
  forms.set(table, form);
  return form;
}
